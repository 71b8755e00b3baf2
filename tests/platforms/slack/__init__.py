"""A Slack: the Web API, events, Socket Mode and OAuth as they are documented, with people one can script."""
