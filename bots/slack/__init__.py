"""Slack: events in, reply values out as messages. The only place that knows Bolt and slack_sdk."""
