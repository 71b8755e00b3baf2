"""English verbs: irregular forms, verbs that carry any goal, and nouns with their own verb."""

_IRREGULAR = """
be was were been|do did done|go went gone|have had|run ran|read read|write wrote written|swim swam swum|
drink drank drunk|eat ate eaten|sleep slept|sing sang sung|ride rode ridden|drive drove driven|draw drew drawn|
speak spoke spoken|teach taught|think thought|buy bought|bring brought|catch caught|make made|take took taken|
give gave given|get got gotten|see saw seen|say said|spend spent|save saved|sit sat|stand stood|hold held|
keep kept|feel felt|lift lifted|lie lay lain|win won|lose lost|build built|learn learnt learned|dream dreamt|
burn burnt|begin began begun|break broke broken|choose chose chosen|fall fell fallen|fly flew flown|
forget forgot forgotten|grow grew grown|hear heard|hide hid hidden|hit hit|know knew known|lead led|leave left|
lend lent|let let|meet met|pay paid|put put|quit quit|ring rang rung|rise rose risen|wake woke woken|sell sold|
send sent|shake shook shaken|shoot shot|show showed shown|shut shut|sink sank sunk|skate skated|ski skied|
smell smelt|spell spelt|spin spun|spring sprang sprung|steal stole stolen|stick stuck|strike struck|
sweep swept|tell told|throw threw thrown|understand understood|wear wore worn|weave wove woven|weep wept|
bike biked|row rowed|bend bent|bind bound|bite bit bitten|blow blew blown|cut cut|deal dealt|dig dug|fast fasted|
feed fed|fight fought|find found|hang hung|knit knit knitted|kneel knelt|lay laid|leap leapt|mow mown|
proofread proofread|rebuild rebuilt|rewrite rewrote rewritten|sew sewn|shave shaven|sow sown|stretch stretched|
swing swung|weigh weighed|journal journaled journalled|travel traveled travelled|practice practiced practised|
practise practised practiced|study studied|jog jogged|vacuum vacuumed|walk walked
"""

_CARRIERS = """
did done had drank ate went played practiced practised studied took wrote spent smoked made used watched
walked finished completed drunk eaten consumed swallowed saved put paid worked slept wore cleaned scored
read ran swam rode cycled biked hiked jogged meditated lifted earned invested cooked washed trained exercised learned
learnt sang drew painted coded attended rehearsed reviewed revised typed sketched prayed stretched rowed climbed danced
solved published logged smashed crushed nailed managed clocked squeezed knocked grabbed downed chugged gulped
gave hit banged racked climbed cranked
vaped burned burnt brushed donated sipped listened typed recorded
"""

IRREGULAR = {form: row.split()[0] for row in _IRREGULAR.replace("\n", "").split("|") for form in row.split()[1:]}
CARRIERS = frozenset(_CARRIERS.split())
KINDRED = {
    "weight": ("weigh", "weighed", "weigh in", "weighed in", "weighin"),
    "medication": ("meds",),
    "vocabulary": ("vocab",),
    "exercise": ("exercised", "exercising"),
    "workout": ("worked out", "work out", "working out"),
    "expenses": ("spent",),
    "cigarettes": ("cig", "cigs"),
    "vitamins": ("vits",),
}
