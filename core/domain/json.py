"""Free JSON documents: what a client attaches and we keep without looking inside."""

JsonObject = dict[str, object]
JsonArray = list[object]
