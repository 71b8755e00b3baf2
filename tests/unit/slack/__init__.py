"""The Slack channel's pure parts."""
