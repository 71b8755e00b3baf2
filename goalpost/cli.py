"""The commands and their options. What they do is imported when they do it, so that a quick one starts quickly."""

from pathlib import Path
from typing import Annotated

import typer

from goalpost.memory import postpone_collection
from goalpost.refusal import RefusalError, complain, leave

DataDir = Annotated[Path | None, typer.Option(help="The folder the data is in.  [default: ./data]", show_default=False)]
Host = Annotated[str | None, typer.Option(help="The address to listen on.  [default: 127.0.0.1]", show_default=False)]
Port = Annotated[
    int | None, typer.Option(help="The port to listen on.  [default: 8000]", show_default=False, min=0, max=65535)
]
User = Annotated[str, typer.Option(help="The name of the user; made on first sight.")]


def _commands(about: str) -> typer.Typer:
    return typer.Typer(
        help=about,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


app = _commands("Goalpost: a goal tracker people talk to.")
db = _commands("Look after the database.")
app.add_typer(db, name="db")
notices = _commands("Look after what could not be sent.")
app.add_typer(notices, name="notices")
bot = _commands("Run a chat channel as a process of its own.")
app.add_typer(bot, name="bot")
slack = _commands("Prepare an app at Slack.")
app.add_typer(slack, name="slack")


def main() -> None:
    """Run the command line; what it cannot do is said in plain lines."""
    postpone_collection()
    try:
        app()
    except RefusalError as refusal:
        leave(refusal)


@app.command()
def up(
    *,
    host: Host = None,
    port: Port = None,
    data_dir: DataDir = None,
    user: Annotated[
        str | None,
        typer.Option(help="Who chats at the prompt.  [default: the name you are logged in by]", show_default=False),
    ] = None,
) -> None:
    """Run everything: server, scheduler, and a prompt to chat at."""
    from goalpost.local_user import local_name
    from goalpost.preparation import settings_for
    from goalpost.up import up as run

    run(settings_for(host=host, port=port, data_dir=data_dir), user=user or local_name())


@app.command()
def serve(
    *,
    host: Host = None,
    port: Port = None,
    data_dir: DataDir = None,
    scheduler: Annotated[bool, typer.Option(help="Run the scheduler beside the server.")] = True,
    bots: Annotated[bool, typer.Option(help="Run the bots whose tokens are set beside the server.")] = True,
) -> None:
    """Run the server, the scheduler and the bots beside it, without a prompt; logs go to stderr."""
    from goalpost.preparation import settings_for
    from goalpost.serving import serve as run

    run(settings_for(host=host, port=port, data_dir=data_dir), has_ticks=scheduler, has_bots=bots)


@app.command("scheduler")
def schedule(data_dir: DataDir = None) -> None:
    """Run the scheduler alone; any number may run."""
    from goalpost.preparation import settings_for
    from goalpost.serving import schedule as run

    run(settings_for(data_dir=data_dir))


@app.command()
def token(
    *,
    user: User,
    timezone: Annotated[
        str | None,
        typer.Option(
            help="The user's zone, such as Europe/Paris.  [default: as it was, at first UTC]", show_default=False
        ),
    ] = None,
    revoke: Annotated[
        bool, typer.Option("--revoke", help="Instead make every token that the user has invalid.", show_default=False)
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Print a new token for the API, also while a server runs."""
    from goalpost.preparation import remarks_on, settings_for
    from goalpost.tokens import new_token, revoked

    settings = settings_for(data_dir=data_dir)
    for remark in remarks_on(settings):
        complain(remark)
    typer.echo(revoked(settings, user=user) if revoke else new_token(settings, user=user, timezone=timezone))


@app.command()
def chat(user: User, data_dir: DataDir = None) -> None:
    """Chat at a prompt; what is piped in is answered line by line."""
    from goalpost.chatting import chat as run
    from goalpost.log_file import logging_to_file
    from goalpost.preparation import opened, settings_for
    from goalpost.stopping import leave_on_sigterm

    leave_on_sigterm()
    settings = settings_for(data_dir=data_dir)
    with logging_to_file(settings), opened(settings) as database:
        run(database, settings, user=user)


@app.command()
def parse(
    context: Annotated[Path, typer.Option(help="A JSON file with the day, the zone, the locale and the goals.")],
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Tell which words gave which part, not in JSON.")] = False,
) -> None:
    """Say what messages on stdin mean, one JSON object a line; nothing is stored."""
    from goalpost.parse_command import parse as run

    run(context, explain=explain)


@app.command("commands")
def list_commands() -> None:
    """Print what may be typed in chat, as the page docs/commands.md."""
    from goalpost.command_page import command_page

    typer.echo(command_page(), nl=False)


@slack.command("manifest")
def manifest(
    *,
    url: Annotated[
        str | None,
        typer.Option(
            help="Where Slack reaches the server, such as https://goals.example.com.  [default: Socket Mode]",
            show_default=False,
        ),
    ] = None,
    rotate: Annotated[
        bool, typer.Option("--rotate", help="Let the tokens of workspaces expire and be renewed.", show_default=False)
    ] = False,
) -> None:
    """Print the manifest that a Slack app is made from, in JSON."""
    from goalpost.pages import public_address
    from goalpost.preparation import settings_for
    from goalpost.slack_manifest import manifest_text

    typer.echo(manifest_text(url, is_rotating=rotate, public=public_address(settings_for())))


@slack.callback()
def slack_app() -> None:
    """Prepare an app at Slack."""


@app.command()
def simulate(  # noqa: PLR0913 - the options of a command are its parameters
    *,
    users: Annotated[int, typer.Option(help="How many users.", min=1)] = 2000,
    days: Annotated[int, typer.Option(help="How many days.", min=1)] = 7,
    first: Annotated[str, typer.Option("--from", help="The first day, in UTC.")] = "2026-03-26",
    schedulers: Annotated[int, typer.Option(help="How many processes plan.", min=1)] = 2,
    couriers: Annotated[int, typer.Option(help="How many processes deliver.", min=1)] = 2,
    crashes: Annotated[int, typer.Option(help="How often one of them is killed amid its work.", min=0)] = 5,
    outage: Annotated[str, typer.Option(help="How long the platform cannot be reached; 0m: never.")] = "30m",
    down: Annotated[str, typer.Option(help="How long a killed process stays away.")] = "60s",
    pace: Annotated[float, typer.Option(help="How many messages a second all couriers send together.", min=1)] = 25,
    seed: Annotated[int, typer.Option(help="The same seed makes the same people, deeds and faults.")] = 1,
    database: Annotated[
        str | None, typer.Option(help="The URL of an empty database.  [default: a new file]", show_default=False)
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to a file.")] = None,
    chart: Annotated[Path | None, typer.Option(help="Draw the load into a file, .svg or .png.")] = None,
) -> None:
    """Let days of many users pass in minutes, with crashes and outages, and check every reminder; in a checkout."""
    from goalpost.simulation.command import simulate as run
    from goalpost.simulation.options import Options, day_of, duration_of

    run(
        Options(
            users=users,
            days=days,
            first_on=day_of(first, option="from"),
            schedulers=schedulers,
            couriers=couriers,
            crashes=crashes,
            outage=duration_of(outage, option="outage"),
            is_down_for=duration_of(down, option="down"),
            per_second=pace,
            seed=seed,
            database_url=database,
            json_file=json_file,
            chart_file=chart,
        )
    )


@bot.command("telegram")
def telegram(data_dir: DataDir = None) -> None:
    """Talk on Telegram; `up` and `serve` do so too where GOALPOST_TELEGRAM_TOKEN is set."""
    from goalpost.preparation import settings_for
    from goalpost.serving import talk_on_telegram

    talk_on_telegram(settings_for(data_dir=data_dir))


@bot.command("slack")
def slack_bot(data_dir: DataDir = None) -> None:
    """Talk on Slack over a connection of its own (Socket Mode); `up` and `serve` do so too where its tokens are set."""
    from goalpost.preparation import settings_for
    from goalpost.serving import talk_on_slack

    talk_on_slack(settings_for(data_dir=data_dir))


@bot.callback()
def channels() -> None:
    """Run a chat channel as a process of its own."""


@db.command("upgrade")
def upgrade(data_dir: DataDir = None) -> None:
    """Bring the database to this version; every command does so when it starts."""
    from goalpost.databases import upgraded
    from goalpost.preparation import settings_for

    typer.echo(upgraded(settings_for(data_dir=data_dir)))


@db.command("check")
def check(data_dir: DataDir = None) -> None:
    """Check that the database is sound and that its tables are the ones this version expects."""
    from goalpost.databases import checked
    from goalpost.preparation import settings_for

    typer.echo(checked(settings_for(data_dir=data_dir)))


@notices.command("list")
def list_notices(data_dir: DataDir = None) -> None:
    """List what was given up, the latest first: id, when, where to, how often it was tried and what failed."""
    from goalpost.notices import given_up
    from goalpost.preparation import settings_for

    for line in given_up(settings_for(data_dir=data_dir)):
        typer.echo(line)


@notices.command("retry")
def retry_notices(
    ids: Annotated[list[str] | None, typer.Argument(help="Which, by id.  [default: all that are listed]")] = None,
    data_dir: DataDir = None,
) -> None:
    """Send once more what was given up; a process that delivers picks it up within a second."""
    from goalpost.notices import retried
    from goalpost.preparation import settings_for

    typer.echo(retried(settings_for(data_dir=data_dir), ids or []))


@notices.command("decided")
def decided_notices(
    days: Annotated[int, typer.Option(min=1, max=30, help="Of how many days.")] = 1,
    data_dir: DataDir = None,
) -> None:
    """Count what was decided of notices of late: by kind, queued, held or dropped, and why they were dropped."""
    from goalpost.notices import decided
    from goalpost.preparation import settings_for

    for line in decided(settings_for(data_dir=data_dir), days=days):
        typer.echo(line)
