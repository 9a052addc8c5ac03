"""Prints, as JSON by file name, the texts of each message of a folder as Python's own email package and HTML parser decode them."""

import base64
import email
import email.errors
import email.policy
import html.parser
import json
import os
import re
import sys

WITHIN_A_WORD = set("a abbr b bdi bdo big cite code dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr".split())
NO_WORDS = {"script", "style"}
# What a person reads of an invitation. The rest is for programs.
INVITATION = re.compile(r"^(?:SUMMARY|DESCRIPTION|LOCATION|COMMENT|CONTACT)(?:;[^:\r\n]*)?:(.*)$", re.M)


class Words(html.parser.HTMLParser):
    """Collects the text of a page. A word ends at every tag except those within words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in NO_WORDS
        if tag not in WITHIN_A_WORD:
            self.text.append(" ")
        if tag == "img":
            self.text.append(" " + (dict(attributes).get("alt") or "") + " ")

    def handle_endtag(self, tag):
        self.silent = max(0, self.silent - (tag in NO_WORDS))
        if tag not in WITHIN_A_WORD:
            self.text.append(" ")

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def decoded(part):
    content = part.get_payload(decode=True) or b""
    for charset in (part.get_content_charset(), "utf-8", "windows-1252"):
        try:
            return content.decode(charset or "utf-8")
        except (LookupError, UnicodeError):
            pass
    return content.decode("latin-1")


def wrapped(part):
    """Returns the message in a part that was encoded against the rules, which Python does not decode."""
    inner = part.get_payload()[0].as_bytes()
    try:
        return email.message_from_bytes(base64.b64decode(inner.strip()), policy=email.policy.compat32)
    except ValueError:
        return part.get_payload()[0]


def without_fields(text):
    """Removes header fields from a text that Python began too early, at an odd line of the header."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = re.sub(r"^[\w-]+:.*(\n[ \t].*)*", "", head, flags=re.M)
    return f"{lines}\n\n{body}"


def tree(part):
    """Yields each text of a part with its place, and none for an attached file."""
    kind = part.get_content_type()
    if kind == "message/rfc822" and part.is_multipart() and part.get("content-transfer-encoding", "").strip().lower() == "base64":
        return tree(wrapped(part))
    if kind == "message/partial":
        return {"place": "part of a split message, kept as a file", "text": part.as_string(), "excluded": True}
    if part.is_multipart():
        if kind == "message/delivery-status":
            return {"place": kind, "text": "\n".join(each.as_string() for each in part.get_payload())}
        return {"type": kind, "parts": [tree(each) for each in part.get_payload()]}
    if kind in ("message/delivery-status", "message/feedback-report", "text/rfc822-headers"):
        return {"place": kind, "text": decoded(part)}
    if not kind.startswith("text/") or kind == "text/rtf":
        return {"type": kind, "parts": []}
    text = decoded(part)
    if any(isinstance(each, email.errors.MissingHeaderBodySeparatorDefect) for each in part.defects):
        text = without_fields(text)
    if part.get_content_disposition() == "attachment":
        return {"place": "attached text, shown as a file", "text": text, "excluded": True}
    if kind == "text/calendar":
        unfolded = re.sub(r"\r?\n[ \t]", "", text)
        text = "\n".join(re.sub(r"\\[nN]", "\n", each) for each in INVITATION.findall(unfolded))
    if kind in ("text/html", "text/watch-html", "text/richtext", "text/enriched"):
        words = Words()
        words.feed(text)
        words.close()
        text = "".join(words.text)
    return {"place": kind, "text": text}


folder = sys.argv[1]
found = {}
for name in sorted(os.listdir(folder)):
    if name.endswith(".eml"):
        with open(os.path.join(folder, name), "rb") as raw:
            message = email.message_from_bytes(raw.read().removeprefix(b"\xef\xbb\xbf"), policy=email.policy.compat32)
        found[name] = {"subject": str(message.get("subject", "")), "tree": tree(message)}
json.dump(found, sys.stdout)
