"""Every sentence the bot says, in English. Pure: facts in, words out; no decisions are made here."""
