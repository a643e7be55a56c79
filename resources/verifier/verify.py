#!/usr/bin/env python3
"""Checks what Testimony wrote out, without Testimony: Python 3.8 or later, its standard library, no network.

    python3 verify.py log PROOF.json     a proof of the log (audit export --format proof)
    python3 verify.py folder FOLDER      a bundle's folder, BagIt 1.0 (RFC 8493): every file against its SHA-256

A proof may hold a note in which somebody signed the log as it stood (Ed25519, RFC 8032): compare the key that is printed
with the one they are known by.

Says "whole" and ends with 0, or says what does not hold and ends with 1. The tree is that of RFC 6962 section 2.1, a
proof that the log goes on from an earlier one is checked as in RFC 9162 section 2.1.4.2.
"""

import base64
import hashlib
import json
import os
import re
import sys

HASH = re.compile(r"[0-9a-f]{64}\Z")


class Broken(Exception):
    """What does not hold, in words."""


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def pair(left, right):
    return sha256(b"\x01", left, right)


def want(condition, words):
    if not condition:
        raise Broken(words)


def only_keys(value, keys, words):
    want(isinstance(value, dict) and set(value) == set(keys), words)


def whole_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def no_doubles(pairs):
    keys = [key for key, _ in pairs]
    want(len(keys) == len(set(keys)), "a field is there twice")
    return dict(pairs)


def root_from(leaf, index, size, path):
    """The root that a leaf and its path lead to."""
    want(0 <= index < size, "an entry is outside of the log")
    node, at, last, used = leaf, index, size - 1, 0
    while last > 0:
        if at % 2 == 1 or at < last:
            want(used < len(path), "a path is too short")
            node = pair(path[used], node) if at % 2 == 1 else pair(node, path[used])
            used += 1
        at, last = at // 2, last // 2
    want(used == len(path), "a path is too long")
    return node


def is_continued(first, first_root, second, second_root, path):
    if not 1 <= first <= second:
        return False
    if first == second:
        return not path and first_root == second_root
    way = ([first_root] if first & (first - 1) == 0 else []) + path
    if not way:
        return False
    at, last = first - 1, second - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    before = after = way[0]
    for beside in way[1:]:
        if last == 0:
            return False
        if at % 2 == 1 or at == last:
            before, after = pair(beside, before), pair(beside, after)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            after = pair(after, beside)
        at, last = at // 2, last // 2
    return last == 0 and before == first_root and after == second_root


def hashes(values):
    want(isinstance(values, list) and len(values) <= 64, "a path is not one")
    want(all(isinstance(one, str) and HASH.match(one) for one in values), "a path is not one")
    return [bytes.fromhex(one) for one in values]


def root_in(value):
    want(whole_number(value["entries"]) and value["entries"] >= 1, "the number of entries is none")
    want(isinstance(value["root"], str) and HASH.match(value["root"]), "the root is none")
    return value["entries"], bytes.fromhex(value["root"])


# Ed25519 as RFC 8032 section 5.1 and its appendix say it.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def x_for(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P != 0:
        return None
    return P - x if x & 1 != sign else x


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_for(BASE_Y, 0), BASE_Y, 1, x_for(BASE_Y, 0) * BASE_Y % P)


def add_points(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(count, point):
    result = (0, 1, 1, 0)
    while count > 0:
        if count & 1:
            result = add_points(result, point)
        point = add_points(point, point)
        count >>= 1
    return result


def point_in(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = x_for(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def is_signed(key, text, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    owner, commitment = point_in(key), point_in(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if owner is None or commitment is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    left, right = times(s, BASE), add_points(commitment, times(h, owner))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


NOTE = re.compile(
    "(testimony\\.invalid/log/([A-Za-z0-9_-]{1,64})\n([1-9][0-9]{0,14})\n([A-Za-z0-9+/]{43}=)\nhead ([0-9a-f]{64})\n"
    "at ([^\n]{1,40})\nby ([^\n]{0,300})\nkey ([0-9a-f]{64})\n)\n\u2014 testimony-log ([A-Za-z0-9+/]{91}=)\n\\Z"
)


def decoded(text):
    """Base 64 that has one spelling."""
    data = base64.b64decode(text)
    want(base64.b64encode(data).decode("ascii") == text, "the note is spelled otherwise than it was signed")
    return data


def check_note(note, size, root, newest):
    """Lines about who signed the log as it stands. Raises Broken."""
    found = NOTE.match(note) if isinstance(note, str) else None
    want(found is not None, "the note is none")
    text, vault, entries, its_root, head, at, by, key, signed = found.groups()
    signed, key = decoded(signed), bytes.fromhex(key)
    want(int(entries) == size and decoded(its_root) == root, "what was signed is not this log")
    want(newest is None or newest == head, "what was signed is not this log")
    hint = hashlib.sha256(b"testimony-log\n\x01" + key).digest()[:4]
    want(hint == signed[:4], "the note names another key than it was signed with")
    want(is_signed(key, text.encode("utf-8"), signed[4:]), "the signature does not hold")
    return ["signed by: %s" % by, "as of: %s" % at, "their key: %s" % key.hex()]


EMPTIED = ["seq", "at", "actor", "action", "subject", "hash", "by", "certificate"]


def read_emptied(one):
    """What is left of an entry that an erasure emptied, and its place in the tree. Raises Broken."""
    only_keys(one, ["emptied", "leaf", "proof"], "an emptied entry is not one")
    left = one["emptied"]
    only_keys(left, EMPTIED, "an emptied entry is not one")
    want(whole_number(left["seq"]) and whole_number(left["by"]), "an emptied entry has no number")
    want(all(isinstance(left[key], str) for key in EMPTIED if key not in ("seq", "by")), "an emptied entry is not one")
    want(HASH.match(left["hash"]), "an emptied entry has no hash")
    want(isinstance(one["leaf"], str) and HASH.match(one["leaf"]), "an emptied entry has no place")
    return left, bytes.fromhex(one["leaf"])


def check_emptied(emptied, erasures):
    """A line for each erasure. Its own entry holds one hash over all that it emptied. Raises Broken."""
    groups = {}
    for left in emptied:
        groups.setdefault((left["by"], left["certificate"]), []).append(left)
    said = []
    for (by, certificate), lefts in groups.items():
        lines = [[left[key] for key in ("seq", "at", "actor", "action", "subject", "hash")] for left in lefts]
        text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
        own = erasures.get(by, {})
        facts = own.get("facts") if isinstance(own.get("facts"), dict) else {}
        want(
            own.get("subject") == certificate
            and whole_number(facts.get("entries"))
            and facts["entries"] == len(lefts)
            and facts.get("list") == hashlib.sha256(text.encode("utf-8")).hexdigest(),
            "what was emptied by entry %d is not what its erasure lists" % by,
        )
        numbers = ", ".join(str(left["seq"]) for left in lefts)
        said.append("%s: emptied by entry %d, under certificate %s" % (numbers, by, certificate))
    return said


def check_log(proof):
    """Lines about what was shown. Raises Broken."""
    keys = ["format", "version", "log", "entries", "earlier"]
    want(isinstance(proof, dict) and proof.get("format") == "testimony-log-proof", "this is no proof of a log")
    version = proof.get("version")
    want(whole_number(version) and version in (1, 2, 3), "this program knows versions 1 to 3 alone")
    only_keys(proof, keys + (["checkpoint"] if version > 1 else []), "this is no proof of a log")
    only_keys(proof["log"], ["entries", "root"], "the log is not named")
    size, root = root_in(proof["log"])
    want(isinstance(proof["entries"], list), "the entries are no list")
    last, chain, emptied, erasures = 0, None, [], {}
    for one in proof["entries"]:
        if version == 3 and isinstance(one, dict) and "emptied" in one:
            left, leaf = read_emptied(one)
            seq = left["seq"]
            want(seq > last, "entry %d is not in order" % seq)
            found = root_from(leaf, seq - 1, size, hashes(one["proof"]))
            want(found == root, "entry %d is not in this log, or was changed" % seq)
            last, chain = seq, left["hash"]
            emptied.append(left)
            continue
        only_keys(one, ["canonical", "proof"], "an entry is not one")
        want(isinstance(one["canonical"], str), "an entry is not one")
        want(one["canonical"] != "{}", "an entry is emptied, and nothing says by what: write the proof out anew")
        text = one["canonical"].encode("utf-8")
        try:
            entry = json.loads(one["canonical"], object_pairs_hook=no_doubles)
        except ValueError:
            raise Broken("an entry after %d is not readable" % last) from None
        want(isinstance(entry, dict) and whole_number(entry.get("seq")), "an entry has no number")
        seq = entry["seq"]
        want(seq > last, "entry %d is not in order" % seq)
        found = root_from(sha256(b"\x00", text), seq - 1, size, hashes(one["proof"]))
        want(found == root, "entry %d is not in this log, or was changed" % seq)
        if seq == last + 1:
            want(entry.get("prev") == (chain or "0" * 64), "entry %d does not follow from the one before" % seq)
        if entry.get("action") == "erasure.made":
            erasures[seq] = entry
        last, chain = seq, hashlib.sha256(text).hexdigest()
    want(version < 3 or emptied, "version 3 is of proofs with emptied entries alone")
    said = ["entries shown: %d of %d" % (len(proof["entries"]), size), "root: %s" % root.hex()]
    if last == size:
        said.append("newest: %s" % chain)
    if proof["earlier"] is not None:
        only_keys(proof["earlier"], ["entries", "root", "proof"], "the earlier log is not named")
        first, first_root = root_in(proof["earlier"])
        path = hashes(proof["earlier"]["proof"])
        want(is_continued(first, first_root, size, root, path), "the log does not go on from the earlier one")
        said.append("goes on from: %d entries, root %s" % (first, first_root.hex()))
    if proof.get("checkpoint") is not None:
        said += check_note(proof["checkpoint"], size, root, chain if last == size else None)
    return said + check_emptied(emptied, erasures)


def manifest_in(folder, name):
    listed = {}
    with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as lines:
        for line in lines.read().splitlines():
            found = re.match(r"([0-9a-f]{64}) +(.+)\Z", line)
            want(found is not None, "%s has a line that is none" % name)
            path = found.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
            want(path not in listed, "%s names %s twice" % (name, path))
            parts = path.split("/")
            want(not os.path.isabs(path) and ".." not in parts, "%s leads outside" % name)
            listed[path] = found.group(1)
    return listed


def check_folder(folder):
    """Lines about what was shown. Raises Broken, OSError."""
    files = manifest_in(folder, "manifest-sha256.txt")
    tags = manifest_in(folder, "tagmanifest-sha256.txt")
    for path, wanted in list(files.items()) + list(tags.items()):
        whole = os.path.join(folder, *path.split("/"))
        want(os.path.isfile(whole) and not os.path.islink(whole), "%s is missing" % path)
        digest = hashlib.sha256()
        with open(whole, "rb") as file:
            for part in iter(lambda: file.read(1 << 20), b""):
                digest.update(part)
        want(digest.hexdigest() == wanted, "%s was changed" % path)
    want("manifest-sha256.txt" in tags, "the list of files is not vouched for")
    for base, _, names in os.walk(os.path.join(folder, "data")):
        for name in names:
            path = os.path.relpath(os.path.join(base, name), folder).replace(os.sep, "/")
            want(path in files, "%s is not on the list" % path)
    return ["files: %d" % len(files)]


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in ("log", "folder"):
        print(__doc__.strip())
        return 2
    what, path = arguments
    try:
        if what == "folder":
            said = check_folder(path)
        else:
            with open(path, encoding="utf-8") as file:
                said = check_log(json.load(file, object_pairs_hook=no_doubles))
    except Broken as broken:
        print("NOT WHOLE: %s" % broken)
        return 1
    except (OSError, ValueError, RecursionError) as problem:
        print("NOT WHOLE: cannot be read: %s" % problem)
        return 1
    print("\n".join(["whole"] + said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
