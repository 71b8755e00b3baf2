"""English talk: what is said to a bot that is no entry, and the words that betray a sentence."""

from bots.conversation.grammar.word_sets import phrase_set, word_set

SMALLTALK = phrase_set(
    """
    thanks|thank you|thank you so much|thanks a lot|thanks so much|many
    thanks|thx|ty|tysm|cheers|ta|hi|hello|hey|hiya|
    hi there|hello there|hey there|yo|howdy|good morning|good evening|good afternoon|good
    night|goodnight|morning|gm|gn|
    bye|goodbye|see you|see ya|cya|later|see you later|see you tomorrow|ok|okay|k|kk|okey|ok thanks|okay thanks|
    ok thank you|cool|nice|nice one|great|great job|awesome|amazing|perfect|good|good job|good bot|well done|lol|haha|
    hahaha|lmao|wow|yay|woohoo|hooray|yes|no|yep|yeah|nope|nah|sure|fine|alright|all right|got it|understood|
    no thanks|no thank you|no problem|no worries|np|nevermind|never mind|nvm|sorry|my bad|oh|ah|hm|hmm|hmmm|huh|ugh|
    i see|love it|i love it|i love you|love you|you rock|you are great|youre great|youre the best|youre awesome|
    how are you|whats up|sup|wassup|how are you doing|hows it going|who are you|what are you|are you a bot|
    are you there|please|pls|welcome|youre welcome|congrats|congratulations|happy birthday|happy new year|
    merry christmas|merry xmas|happy christmas|happy holidays|happy easter|season greetings|
    have a nice day|have a good day|take care|sounds good|makes sense|good idea|interesting|really|omg|oh no|
    not bad|so so|test|testing|hello world|im back|im tired|im bored|brb|gtg|idk|ikr|tbh|wow thanks|exactly|right|
    true|agreed|indeed|of course|absolutely|definitely|maybe|perhaps|whatever|no way|excellent|fantastic|brilliant|
    exit|quit|bye bye|
    lovely|sweet|neat|super|damn|oof|yikes|whoops|merci|danke|gracias|danke schon|vielen dank|hallo|bonjour|hola|
    salut|ciao|tschuss|moin|servus|prost|bravo
    """
)

GREETINGS = word_set("""thanks thank thx ty tysm cheers hi hello hey hiya howdy bye goodbye lol haha hahaha
    lmao wow yay congrats
    congratulations merci danke gracias sorry welcome goodnight""")

NOTE_OPENERS = word_set("""with without at in on after before during while for from by because but and then
    felt feeling feel feels great
    good bad hard easy tough nice slow fast not very so really super ok okay tired sore awesome amazing terrible
    fine pretty quite too finally before it was outside inside outdoors indoors home alone together again still
    almost nearly despite though although around near along through until till today this new best personal loved
    enjoyed hated struggled best worst first second third last brilliant fantastic light heavy intense relaxed
    relaxing calm focused distracted sleepy exhausted rainy sunny cold hot windy pb pr""")

CHATTER = word_set("""please pls plz you your youre yours u ur we us our lets let can could would should shall
    will gonna wanna anyone
    someone everybody everyone who whom whose what when where why how if need needs want wants wont must might
    tomorrow later soon hes shes theyre he she they them his their people guys is are am im doesnt dont didnt
    isnt arent cant off away sale sell selling sold cost costs price couldnt wouldnt shouldnt tickets says said
    asked told
    asks tell buy bring order send meet maybe
    ready coming going left remaining ago next per each every than late early""")

EVENTS = word_set("cancelled canceled postponed closed starts start begins begin opens closes broken missing")

NUMBERED = word_set("""page chapter lesson book episode level step day week room line unit part section verse module
    question exercise stage season round version issue number volume track floor bus""")

COMMON = word_set("""the be to of and a in that have i it for not on with he as you do at this but his by from
    they we say her she or
    an will my one all would there their what so up out if about who get which go me when make can like time no just
    him know take people into year your good some could them see other than then now look only come its over think
    also back after use two how our work first well way even new want because any these give day most us is was are
    were been has had did done does am im ok okay yes yeah yep nope nah thanks thank hi hello hey please sorry great
    nice cool fine sure maybe let lets why where here very much many more less last next soon later tomorrow today
    tonight yesterday never always again still too off down under while before between each few own same such both
    through during without within along across behind beyond plus except since until upon really right left long
    little big small old high low bad best better free full half whole every another should must might may shall
    need feel felt feeling try ask seem tell call keep put mean leave love hate help talk turn start show hear play
    move live believe bring happen write provide sit stand lose pay meet include continue set learn change lead
    understand watch follow stop create speak read allow add spend grow open walk win offer remember consider appear
    buy wait serve die send expect build stay fall cut reach kill remain thing things man men woman women child
    world life hand part place case week company system program question night point home water room mother area
    money story fact month lot study book eye job word business issue side kind head house service friend father
    power hour game line end member law car city name team minute idea body information school face others level
    office door health person art war history party result morning reason research girl guy moment air teacher force
    education food bus train meeting lunch dinner breakfast weather news email emails phone message messages
    mail letter text call calls boss friend friends family kids mum mom dad baby dog cat bye lol haha wow damn ready
    bread red road reed reads dead real rear bear year years dear fear near tear ear ran rain ruin rub rug gun fun
    sun son run bun nun gem gum guy jim him bed bet bee tree three tea sea pea feet meet bored board list lists""")
