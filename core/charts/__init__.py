"""Pictures of a goal: pure series made from facts, laid out as shapes, written as SVG or PNG; each with its words.

Facts in, bytes out: no clock, no database. Words are values that a channel may translate.
"""
