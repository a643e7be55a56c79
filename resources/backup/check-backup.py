#!/usr/bin/env python3
"""Says in plain words what is whole in a backup that Testimony made. Python 3.6 or later, its standard library, no network.

    python3 check-backup.py FILE.tar     the backup as it is, nothing is unpacked
    python3 check-backup.py FOLDER       the folder "vault" that tar -xf FILE.tar gave
    python3 check-backup.py              the folder that this file lies in

It only reads, and needs no passphrase: every file is held against its SHA-256 in SHA256SUMS. That finds damage. Somebody who
changed a file and its line in SHA256SUMS with it is found by "testimony backup check FILE.tar", which asks for a passphrase.

Ends with 0 when all is whole, with 1 when something is not, with 2 when there was nothing to check.
"""

import hashlib
import os
import re
import sys

FOLDER = "vault/"
SUMS = "SHA256SUMS"
NEEDED = ["READ-ME-FIRST.txt", "header.json", "header-copy.json", "vault.db"]
BLOCK = 512
END = 2 * BLOCK
PLAIN_FILE = b"0"
PIECE = 4 * 1024 * 1024
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9.-]{1,80})\Z")
MOST_SUMS = 64 * 1024
MOST_BYTES = 2 ** 53


class Part:
    """A file in the backup: where it begins in what it is read from, how long it should be, how much of it is there."""

    def __init__(self, source, at, size, there):
        self.source, self.at, self.size, self.there = source, at, size, there

    def sha256(self):
        digest = hashlib.sha256()
        with open(self.source, "rb") as file:
            file.seek(self.at)
            left = self.size
            while left > 0:
                piece = file.read(min(PIECE, left))
                if not piece:
                    break
                digest.update(piece)
                left -= len(piece)
        return digest.hexdigest()

    def text(self):
        with open(self.source, "rb") as file:
            file.seek(self.at)
            return file.read(min(self.size, MOST_SUMS)).decode("ascii", "replace")


def octal(field):
    try:
        return int(field.strip(b"\0 ") or b"0", 8)
    except ValueError:
        return None


def entry(block):
    """The name and size in the block before a plain file; None for what is no such block, or a damaged one."""
    if len(block) < BLOCK or block[257:262] != b"ustar" or block[156:157] != PLAIN_FILE:
        return None
    if octal(block[148:156]) != sum(block[:148]) + 8 * 0x20 + sum(block[156:]):
        return None
    large = block[124] == 0x80
    size = int.from_bytes(block[128:136], "big") if large else octal(block[124:136])
    name = block[:100].split(b"\0")[0].decode("ascii", "replace")
    return None if size is None or not 0 <= size < MOST_BYTES or not name.startswith(FOLDER) else (name[len(FOLDER):], size)


def in_archive(path):
    """The parts of a backup, and what is wrong with the archive itself."""
    parts, wrong = {}, []
    length = os.path.getsize(path)
    with open(path, "rb") as file:
        at = 0
        while SUMS not in parts:
            file.seek(at)
            block = file.read(BLOCK)
            found = entry(block)
            if found is None:
                if len(block) == BLOCK:
                    wrong.append("The archive itself is damaged, %d bytes from its beginning." % at)
                break
            name, size = found
            at += BLOCK
            parts[name] = Part(path, at, size, max(0, min(size, length - at)))
            at += size + -size % BLOCK
        if parts and SUMS not in parts and not wrong:
            wrong.append("The backup was cut short: it ends after %d bytes." % length)
        if SUMS in parts:
            if length < at + END:
                wrong.append("The backup was cut short: %d bytes are missing at its end." % (at + END - length))
            if length > at + END:
                wrong.append("Something was added behind the end of the backup: %d bytes." % (length - at - END))
        elif parts:
            last = sums_at_end(path, file, length)
            if last is not None:
                parts[SUMS] = last
    return parts, wrong


def sums_at_end(path, file, length):
    """The list of sums, looked for from the end of an archive that is damaged on the way there."""
    for at in range(length - END - 2 * BLOCK, max(0, length - END - MOST_SUMS), -BLOCK):
        file.seek(at)
        found = entry(file.read(BLOCK))
        if found is not None and found[0] == SUMS:
            return Part(path, at + BLOCK, found[1], min(found[1], length - at - BLOCK))
    return None


def in_folder(path):
    parts = {}
    for name in os.listdir(path):
        file = os.path.join(path, name)
        if os.path.isfile(file):
            size = os.path.getsize(file)
            parts[name] = Part(file, 0, size, size)
    return parts, []


def expected(parts):
    """The SHA-256 of each file by the list, and what is wrong with the list."""
    if SUMS not in parts:
        return {}, ["%s, the list of what each file should be, is missing." % SUMS]
    sums, wrong = {}, []
    for line in parts[SUMS].text().splitlines():
        match = LINE.match(line)
        if match is None:
            wrong.append("%s, the list of what each file should be, is damaged." % SUMS)
            break
        sums[match.group(2)] = match.group(1)
    wrong += ["%s is not on the list in %s." % (name, SUMS) for name in NEEDED if not wrong and name not in sums]
    return sums, wrong


def state(part, sha256):
    """Of one file: whether it is whole, and that in words."""
    if part is None:
        return False, "missing"
    if part.there < part.size:
        return False, "cut short: %d of its %d bytes are there" % (part.there, part.size)
    if sha256 is None:
        return False, "there, and nothing says what it should be"
    if part.sha256() == sha256:
        return True, "whole"
    return False, "NOT as it was when the backup was made"


def check(path):
    parts, wrong = in_folder(path) if os.path.isdir(path) else in_archive(path)
    if not any(name in parts for name in NEEDED + [SUMS]):
        print("There is no backup of Testimony here: %s" % path)
        return 2
    sums, more = expected(parts)
    wrong += more
    for name in list(sums) + [one for one in NEEDED if one not in sums]:
        whole, words = state(parts.get(name), sums.get(name))
        print("%s: %s" % (name, words))
        if not whole:
            wrong.append("%s is not whole." % name)
    print("")
    if not wrong:
        print("The backup is whole: every file in it is as it was when the backup was made.")
        return 0
    print("\n".join(["The backup is NOT whole."] + wrong))
    if "vault.db" in parts and os.path.isdir(path):
        print("If Testimony has opened this folder since, its files have changed with that: check the backup's one file instead.")
    else:
        print("Keep it all the same: where another backup is not at hand, part of it may still be read.")
    return 1


def main(given):
    if len(given) > 1 or given[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 2
    path = given[0] if given else os.path.dirname(os.path.abspath(__file__))
    try:
        return check(path)
    except OSError as error:
        print("It could not be read: %s" % error)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
