"""Messages without words, as Telegram describes them."""

from core.domain.json import JsonObject


def wordless(kind: str, file_id: str) -> JsonObject:
    """Return what a message of a kind holds."""
    file: JsonObject = {"file_id": file_id, "file_unique_id": f"unique-{file_id}"}
    size = {"width": 1, "height": 1}
    document = {**file, "file_name": "notes.txt", "mime_type": "text/plain"}
    option = {"persistent_id": "0", "text": "yes", "voter_count": 0}
    contents: dict[str, JsonObject] = {
        "voice": {**file, "duration": 3},
        "video": {**file, **size, "duration": 3},
        "video_note": {**file, "length": 240, "duration": 3},
        "sticker": {**file, **size, "type": "regular", "is_animated": False, "is_video": False},
        "dice": {"emoji": "🎲", "value": 4},
        "animation": {**file, **size, "duration": 3},
        "audio": {**file, "duration": 180},
        "document": document,
        "location": {"latitude": 52.5, "longitude": 13.4},
        "contact": {"phone_number": "1", "first_name": "Ben"},
        "poll": {"id": "1", "question": "Run?", "options": [option], "total_voter_count": 0, "type": "regular"},
    }
    switched_off = ("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only")
    extra = dict.fromkeys(switched_off, False) if kind == "poll" else {}
    also = {"document": document} if kind == "animation" else {}
    return {kind: {**contents[kind], **extra}, **also}
