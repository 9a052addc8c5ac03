"""Prints, as JSON by file name, the files that Python's own email package finds in each message of a folder."""

import email
import email.policy
import hashlib
import json
import os
import sys


def leaves(part):
    """Yields every part that is no container, also those of messages within."""
    inner = part.get_content_type() in ("message/rfc822", "message/global") and part.is_multipart()
    if inner or (part.get_content_maintype() == "multipart" and part.is_multipart()):
        for each in part.get_payload():
            yield from leaves(each)
    else:
        yield part


def content(part):
    if part.is_multipart():
        return b"".join(each.as_bytes() for each in part.get_payload())
    return part.get_payload(decode=True) or b""


def files(path):
    with open(path, "rb") as raw:
        # Not message_from_binary_file: it changes line ends, also those within attachments.
        message = email.message_from_bytes(raw.read(), policy=email.policy.compat32)
    found = []
    for part in leaves(message):
        kind, name = part.get_content_type(), part.get_filename()
        words = kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment"
        if not words:
            found.append({"sha256": hashlib.sha256(content(part)).hexdigest(), "type": kind})
    return found


folder = sys.argv[1]
json.dump({name: files(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}, sys.stdout)
