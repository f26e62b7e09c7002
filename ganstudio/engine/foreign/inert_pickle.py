"""Reads the values in a pickle without executing anything.

A pickle is a program for a small stack machine that may import and call any function. This module runs the machine itself, over
the instructions that ``pickletools`` decodes: it imports nothing and calls nothing but the builders it was given, so that no
file can execute anything. An instruction that takes a value from elsewhere, a name without a builder, and a file that claims more
than it holds are refused.
"""

import io
import pickletools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

MOST_INSTRUCTIONS = 300_000  # a file of StyleGAN2-ADA has 30,000
MOST_BITS = 1024  # of a whole number: products of longer ones can take hours

PlainKey: TypeAlias = str | int | float | bool | bytes | None  # tuples as keys could nest so deeply that hashing them crashes


class Refused(Exception):
    """The pickle asks for something that is not allowed. The text says what."""


class Damaged(Exception):
    """The pickle is incomplete or makes no sense."""


@dataclass(frozen=True)
class Builder:
    """Stands for a function or a class that a pickle names.

    Attributes
    ----------
    name
        Its full name.
    build
        Returns the inert value for the arguments of a call; may raise :class:`Refused` and :class:`Damaged`.
    """

    name: str
    build: Callable[..., Any]


class Stateful:
    """A value that may get a state after it was built (the instruction BUILD)."""

    def set_state(self, state: Any) -> None:
        """Take the state."""
        raise NotImplementedError


class Machine:
    """Runs the instructions of a pickle.

    Parameters
    ----------
    builders
        The only functions and classes that the pickle may name, by module and name.
    persistent
        Returns the value for a persistent id; None: persistent ids are refused.
    """

    def __init__(
        self, builders: Mapping[tuple[str, str], Callable[..., Any]], persistent: Callable[[Any], Any] | None = None
    ) -> None:
        self._builders = builders
        self._persistent = persistent
        self._stack: list[Any] = []
        self._marks: list[int] = []
        self._memo: dict[int, Any] = {}

    def run(self, file: io.BytesIO) -> Any:
        """Return the value of the pickle that begins at the position of ``file``, and leave the position after it.

        Raises
        ------
        Refused
            It asks for something that is not allowed.
        Damaged
            It is incomplete or makes no sense.
        """
        try:
            for count, (code, argument, _) in enumerate(pickletools.genops(file)):
                if code.name == "STOP":
                    return self._pop()
                if count >= MOST_INSTRUCTIONS:
                    raise Refused(f"more than {MOST_INSTRUCTIONS:,} instructions")
                self._step(code.name, argument)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, MemoryError) as error:
            raise Damaged("it is cut off, or no pickle") from error
        raise Damaged("it is cut off, or no pickle")

    def _step(self, code: str, argument: Any) -> None:
        if code in CONSTANTS:
            self._stack.append(CONSTANTS[code])
        elif code in ARGUMENTS:
            if isinstance(argument, int) and argument.bit_length() > MOST_BITS:
                raise Damaged(f"a number of more than {MOST_BITS:,} bits")
            self._stack.append(argument)
        elif code in EMPTY:
            self._stack.append(EMPTY[code]())
        elif code in TUPLES:
            self._stack.append(tuple(self._take(TUPLES[code])))
        elif code in STEPS:
            STEPS[code](self, argument)
        elif code not in ("PROTO", "FRAME"):
            raise Refused(f"the pickle instruction {code}")

    def _pop(self) -> Any:
        if self._marks and len(self._stack) <= self._marks[-1]:
            raise Damaged("nothing after a mark")
        return self._stack.pop()

    def _take(self, count: int) -> list[Any]:
        return [self._pop() for _ in range(count)][::-1]

    def _since_mark(self) -> list[Any]:
        start = self._marks.pop()
        found = self._stack[start:]
        del self._stack[start:]
        return found

    def _top(self, kind: type) -> Any:
        if self._marks and len(self._stack) <= self._marks[-1]:
            raise Damaged("nothing after a mark")
        top = self._stack[-1]
        if not isinstance(top, kind):
            raise Damaged(f"a {type(top).__name__} instead of a {kind.__name__}")
        return top

    def _named(self, module: Any, name: Any) -> Builder:
        if not isinstance(module, str) or not isinstance(name, str):
            raise Damaged("a name that is no text")
        if (module, name) not in self._builders:
            raise Refused(f"{module}.{name}")
        return Builder(f"{module}.{name}", self._builders[module, name])

    # the instructions that do more than push a value

    def _mark(self, argument: Any) -> None:
        self._marks.append(len(self._stack))

    def _drop(self, argument: Any) -> None:
        if self._marks and len(self._stack) == self._marks[-1]:
            self._marks.pop()
        else:
            self._stack.pop()

    def _drop_since_mark(self, argument: Any) -> None:
        self._since_mark()

    def _global(self, argument: str) -> None:
        self._stack.append(self._named(*argument.split(" ", 1)))

    def _stack_global(self, argument: Any) -> None:
        self._stack.append(self._named(*self._take(2)))

    def _instance(self, argument: str) -> None:
        builder = self._named(*argument.split(" ", 1))
        self._call(builder, self._since_mark())

    def _object(self, argument: Any) -> None:
        builder, *arguments = self._since_mark()
        self._call(builder, arguments)

    def _reduce(self, argument: Any) -> None:
        builder, arguments = self._take(2)
        self._call(builder, arguments)

    def _new_with_keywords(self, argument: Any) -> None:
        builder, arguments, keywords = self._take(3)
        if keywords:
            raise Refused("a call with keywords")
        self._call(builder, arguments)

    def _call(self, builder: Any, arguments: Any) -> None:
        if not isinstance(builder, Builder) or not isinstance(arguments, tuple | list):
            raise Damaged("a call of something that is no function")
        self._stack.append(builder.build(*arguments))

    def _state(self, argument: Any) -> None:
        state = self._pop()
        if state != {}:  # what older versions of Python write for a dictionary without attributes
            self._top(Stateful).set_state(state)

    def _append(self, argument: Any) -> None:
        value = self._pop()
        self._top(list).append(value)

    def _appends(self, argument: Any) -> None:
        values = self._since_mark()
        self._top(list).extend(values)

    def _set_item(self, argument: Any) -> None:
        key, value = self._take(2)
        self._top(dict)[_plain(key)] = value

    def _set_items(self, argument: Any) -> None:
        values = self._since_mark()
        self._top(dict).update(_pairs(values))

    def _add_items(self, argument: Any) -> None:
        values = self._since_mark()
        self._top(set).update(map(_plain, values))

    def _put(self, argument: int) -> None:
        self._memo[argument] = self._top(object)

    def _get(self, argument: int) -> None:
        self._stack.append(self._memo[argument])

    def _persistent_id(self, argument: Any) -> None:
        if self._persistent is None:
            raise Refused("an object outside the file")
        self._stack.append(self._persistent(self._pop()))


def _plain(key: Any) -> PlainKey:
    if not isinstance(key, PlainKey):
        raise Refused(f"a {type(key).__name__} as a key")
    return key


def _pairs(values: list[Any]) -> dict[PlainKey, Any]:
    return {_plain(key): value for key, value in zip(values[::2], values[1::2], strict=True)}


CONSTANTS: Mapping[str, Any] = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
ARGUMENTS = frozenset(
    (
        *("INT", "LONG", "BININT", "BININT1", "BININT2", "LONG1", "LONG4", "FLOAT", "BINFLOAT"),
        *("UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"),
        *("STRING", "BINSTRING", "SHORT_BINSTRING"),
    )
)
EMPTY: Mapping[str, Callable[[], Any]] = {"EMPTY_DICT": dict, "EMPTY_LIST": list, "EMPTY_SET": set, "EMPTY_TUPLE": tuple}
TUPLES: Mapping[str, int] = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
Step: TypeAlias = Callable[[Machine, Any], None]
STEPS: Mapping[str, Step] = {
    "MARK": Machine._mark,
    "POP": Machine._drop,
    "POP_MARK": Machine._drop_since_mark,
    "DUP": lambda machine, _: machine._stack.append(machine._top(object)),
    "TUPLE": lambda machine, _: machine._stack.append(tuple(machine._since_mark())),
    "LIST": lambda machine, _: machine._stack.append(machine._since_mark()),
    "DICT": lambda machine, _: machine._stack.append(_pairs(machine._since_mark())),
    "FROZENSET": lambda machine, _: machine._stack.append(frozenset(map(_plain, machine._since_mark()))),
    "GLOBAL": Machine._global,
    "STACK_GLOBAL": Machine._stack_global,
    "INST": Machine._instance,
    "OBJ": Machine._object,
    "REDUCE": Machine._reduce,
    "NEWOBJ": Machine._reduce,
    "NEWOBJ_EX": Machine._new_with_keywords,
    "BUILD": Machine._state,
    "APPEND": Machine._append,
    "APPENDS": Machine._appends,
    "SETITEM": Machine._set_item,
    "SETITEMS": Machine._set_items,
    "ADDITEMS": Machine._add_items,
    "PUT": Machine._put,
    "BINPUT": Machine._put,
    "LONG_BINPUT": Machine._put,
    "MEMOIZE": lambda machine, _: machine._put(len(machine._memo)),
    "GET": Machine._get,
    "BINGET": Machine._get,
    "LONG_BINGET": Machine._get,
    "BINPERSID": Machine._persistent_id,
}
