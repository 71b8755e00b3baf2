"""The Slack channel through Bolt, with a Slack of our own on this machine."""
