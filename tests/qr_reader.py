"""Reads a QR code from its modules, as a phone would; corrects no errors, since a screen makes none."""

from collections.abc import Iterator, Sequence

from segno import consts

_LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}  # ISO/IEC 18004, table 12
_FORMAT_MASK = 0b101010000010010  # laid over what says level and mask
_MASKS = (
    lambda i, j: (i + j) % 2,
    lambda i, _j: i % 2,
    lambda _i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def read(rows: Sequence[bytes]) -> str:
    """The text in a code.

    Args:
        rows: Its modules from the top, a byte each, 1 for dark; without the light around them.

    Raises:
        ValueError: What is read is none of the ways to write text.
    """
    across = len(rows)
    version = (across - 17) // 4
    corner = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    said = int("".join(str(rows[i][j]) for i, j in corner), 2) ^ _FORMAT_MASK
    mask = _MASKS[said >> 10 & 7]
    bits = "".join(str(rows[i][j] ^ (mask(i, j) == 0)) for i, j in _path(across, version))
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)]
    return _text("".join(f"{word:08b}" for word in _in_order(words, version, said >> 13)), version)


def _path(across: int, version: int) -> Iterator[tuple[int, int]]:
    """Where the data lie, from the lower right corner, two columns up and the next two down."""
    places = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    last = across - 7
    middles = [(i, j) for i in places for j in places if (i, j) not in ((6, 6), (6, last), (last, 6))]

    def is_taken(i: int, j: int) -> bool:
        if i == 6 or j == 6 or (i < 9 and (j < 9 or j > across - 9)) or (i > across - 9 and j < 9):
            return True
        if version > 6 and ((i < 6 and j > across - 12) or (j < 6 and i > across - 12)):
            return True
        return any(abs(i - y) < 3 and abs(j - x) < 3 for y, x in middles)

    upward = True
    for right in [*range(across - 1, 6, -2), 5, 3, 1]:
        for i in range(across - 1, -1, -1) if upward else range(across):
            for j in (right, right - 1):
                if not is_taken(i, j):
                    yield i, j
        upward = not upward


def _in_order(words: Sequence[int], version: int, level: int) -> list[int]:
    """The data of all blocks, which were dealt out one by one."""
    blocks = [
        group.num_data
        for group in consts.ECC[version][consts.ERROR_MAPPING[_LEVELS[level]]]
        for _ in range(group.num_blocks)
    ]
    dealt: list[list[int]] = [[] for _ in blocks]
    left = iter(words)
    for number in range(max(blocks)):
        for block, size in zip(dealt, blocks, strict=True):
            if number < size:
                block.append(next(left))
    return [word for block in dealt for word in block]


def _text(bits: str, version: int) -> str:
    found, at = b"", 0

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at], 2)

    while at + 4 <= len(bits):
        mode = take(4)
        if mode == 0:
            break
        if mode == 0b0111:  # says that UTF-8 follows
            take(8)
        elif mode == 0b0100:
            found += bytes(take(8) for _ in range(take(8 if version < 10 else 16)))
        elif mode == 0b0010:
            for left in _pairs(take(9 if version < 10 else 11 if version < 27 else 13)):
                pair = take(11 if left == 2 else 6)
                letters = (
                    _ALPHANUMERIC[pair // 45] + _ALPHANUMERIC[pair % 45] if left == 2 else _ALPHANUMERIC[pair]
                )
                found += letters.encode()
        else:
            raise ValueError(f"mode {mode:04b} is not read here")
    return found.decode("utf-8")


def _pairs(count: int) -> list[int]:
    return [2] * (count // 2) + [1] * (count % 2)
