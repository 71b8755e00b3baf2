"""Use cases as plain functions of (session, actor, ...). They never commit, read no clock and render nothing."""
