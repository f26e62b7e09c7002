"""What pages and tools keep while a run is open."""

from dataclasses import dataclass

from ganstudio.app.state.kept_states import KeptStates


@dataclass(frozen=True)
class Choice:
    size: int
    result: str = ""

    def for_another_run(self) -> "Choice":
        return Choice(self.size)


def test_a_state_is_found_by_its_key_and_type():
    kept = KeptStates()
    assert kept.get("pad", Choice) is None
    kept.put("pad", Choice(3))
    assert kept.get("pad", Choice) == Choice(3)
    assert kept.get("pad", str) is None
    assert kept.get("walk", Choice) is None


def test_what_is_taken_is_gone():
    kept = KeptStates()
    kept.put("picture", "a.png")
    assert kept.take("picture", str) == "a.png"
    assert kept.take("picture", str) is None


def test_a_part_is_restored_and_the_rest_stays():
    kept = KeptStates()
    kept.put("pad", Choice(1))
    kept.put("walk", Choice(2))
    before = kept.part({"pad", "mix"})
    kept.put("pad", Choice(5))
    kept.put("walk", Choice(6))
    kept.restore(before)
    assert (kept.get("pad", Choice), kept.get("walk", Choice)) == (Choice(1), Choice(6))


def test_another_run_keeps_only_what_is_valid_for_it():
    kept = KeptStates()
    kept.put("size", Choice(3, "found"))
    kept.put("result", "of this run")
    kept.open_another_run()
    assert kept.get("size", Choice) == Choice(3)
    assert kept.get("result", str) is None
