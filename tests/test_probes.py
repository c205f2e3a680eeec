"""What the script of the capstone asks, and what every script keeps to."""

import numpy as np
import pytest

from grader.exercises import all_exercises
from grader.script import KNOWN_FUNCTIONS, Known, Ramp, Ref, Rng, Script, draw_seeds
from grader.wire import pack, unpack

SEEDS = range(20)
NAME = "DropoutLayer"
EXERCISES = [pytest.param(e, id=e.name) for e in all_exercises().values()]


def script_of(seed=0, name=NAME):
    return all_exercises()[name].script(np.random.default_rng(seed))


def values_of(script):
    """Return all arguments of a script, tuples opened."""
    values = [
        value
        for episode in script.episodes
        for step in episode.steps
        for value in (*step.args, *dict(step.kwargs).values())
    ]
    for value in values:
        if isinstance(value, tuple):
            values.extend(value)
    return values


def arrays_of(script):
    """Return all array arguments, ramps made."""
    found = [v.array() if isinstance(v, Ramp) else v for v in values_of(script)]
    return [v for v in found if isinstance(v, np.ndarray)]


def calls_of(episode, method):
    return [step for step in episode.steps if step.call.endswith("." + method)]


def rates_of(script):
    return {step.args[0] for e in script.episodes for step in e.steps if step.call == NAME}


# Every exercise.


@pytest.mark.parametrize("exercise", EXERCISES)
def test_scripts_are_data(exercise):
    script = exercise.script(np.random.default_rng(5))
    assert isinstance(script, Script)
    assert pack(unpack(pack(script))) == pack(script)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_same_rng_gives_the_same_script(exercise):
    one, two, other = (exercise.script(np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert pack(one) == pack(two) != pack(other)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_writing_a_script_leaves_the_global_state_alone(exercise):
    before = str(np.random.get_state())
    exercise.script(np.random.default_rng(5))
    assert str(np.random.get_state()) == before


@pytest.mark.parametrize("exercise", EXERCISES)
def test_episodes_and_the_results_of_each_have_names_of_their_own(exercise):
    script = exercise.script(np.random.default_rng(5))
    names = [episode.name for episode in script.episodes]
    assert len(set(names)) == len(names)
    for episode in script.episodes:
        results = [step.result for step in episode.steps if step.result != "_"]
        assert len(set(results)) == len(results)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_results_are_used_after_they_are_made(exercise):
    for episode in exercise.script(np.random.default_rng(5)).episodes:
        made = set()
        for step in episode.steps:
            owner, _, method = step.call.partition(".")
            used = {v.name for v in step.args if isinstance(v, Ref)}
            used |= {owner} if method and owner != "np" else set()
            assert used <= made
            made.add(step.result)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_seeds_are_short_enough_to_be_pasted(exercise):
    script = exercise.script(np.random.default_rng(5))
    seeds = [episode.seed for episode in script.episodes]
    seeds += [value.seed for value in values_of(script) if isinstance(value, Rng)]
    assert all(type(seed) is int and 0 <= seed < 10**6 for seed in seeds)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_inputs_are_finite_and_small(exercise):
    for array in arrays_of(exercise.script(np.random.default_rng(5))):
        assert np.isfinite(array).all() and 1 <= array.ndim <= 4 and 0 < array.nbytes <= 1 << 18


@pytest.mark.parametrize("exercise", EXERCISES)
def test_known_functions_are_known(exercise):
    script = exercise.script(np.random.default_rng(5))
    for value in values_of(script):
        if isinstance(value, Known):
            assert value.name in KNOWN_FUNCTIONS or value.name in script.definitions


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_needs_of_every_check_name_an_episode(exercise):
    names = [episode.name for episode in exercise.script(np.random.default_rng(5)).episodes]
    for need in (need for check in exercise.checks for need in check.needs):
        wanted = need.partition(" > ")[0]
        if wanted.endswith("*"):
            assert any(name.startswith(wanted[:-1]) for name in names)
        else:
            assert wanted in names


def test_drawn_seeds_are_unlike_and_have_six_digits_at_most():
    seeds = draw_seeds(np.random.default_rng(0), 5000)
    assert len(set(seeds)) == 5000 and 1 <= min(seeds) and max(seeds) <= 999_999


# The capstone.


@pytest.mark.parametrize("seed", SEEDS)
def test_inputs_hold_unlike_numbers_other_than_zero(seed):
    for episode in script_of(seed).episodes:
        if episode.name == "zeros":
            continue
        for step in (*calls_of(episode, "forward"), *calls_of(episode, "backward")):
            (x,) = step.args
            x = x.array() if isinstance(x, Ramp) else x
            assert (x != 0).all() and len(np.unique(x)) == x.size


def test_the_zeros_episode_hides_half_of_its_input():
    (episode,) = (e for e in script_of().episodes if e.name == "zeros")
    (x,) = calls_of(episode, "forward")[0].args
    (grad,) = calls_of(episode, "backward")[0].args
    assert (x == 0).mean() == 0.5 and (grad != 0).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_inputs_have_few_decimals(seed):
    drawn = [v for v in values_of(script_of(seed)) if isinstance(v, np.ndarray)]
    assert all(np.allclose(array, array.round(1), rtol=0, atol=1e-5) for array in drawn)


@pytest.mark.parametrize("seed", SEEDS)
def test_rates_are_never_only_one_half(seed):
    rates = rates_of(script_of(seed)) - {-0.1, 1.5, 0.0}
    assert len(rates) >= 4 and all(0.1 <= p <= 0.8 for p in rates)
    assert any(p < 0.5 for p in rates) and any(p > 0.5 for p in rates)


@pytest.mark.parametrize("seed", SEEDS)
def test_only_two_rates_outside_the_range_are_tried(seed):
    rates = rates_of(script_of(seed))
    assert {p for p in rates if not 0 <= p < 1} == {-0.1, 1.5}


def test_a_rate_outside_the_range_is_only_constructed():
    for episode in script_of().episodes:
        if any(step.call == NAME and not 0 <= step.args[0] < 1 for step in episode.steps):
            assert len(episode.steps) == 1


@pytest.mark.parametrize("method", ["forward", "backward"])
def test_both_methods_are_asked_in_one_to_four_dimensions(method):
    steps = [step for e in script_of().episodes for step in calls_of(e, method)]
    axes = {len(step.args[0].shape) for step in steps}
    assert axes == {1, 2, 3, 4}


def test_floats_of_both_sizes_and_integers_are_asked():
    kinds = {array.dtype.name for array in arrays_of(script_of())}
    assert kinds == {"float64", "float32", "int64"}


def test_rates_and_arrays_are_passed_by_position():
    for episode in script_of().episodes:
        for step in episode.steps:
            assert len(step.args) == 1
            wanted = {"training"} if step.call.endswith(".forward") else set()
            assert set(dict(step.kwargs)) <= wanted


def test_forward_is_asked_by_default_for_training_and_for_inference():
    asked = {step.kwargs for e in script_of().episodes for step in calls_of(e, "forward")}
    assert asked == {(), (("training", True),), (("training", False),)}


@pytest.mark.parametrize("seed", SEEDS)
def test_backward_is_never_asked_before_a_forward_of_its_layer(seed):
    for episode in script_of(seed).episodes:
        shapes = {}
        for step in episode.steps:
            owner, _, method = step.call.partition(".")
            if method == "forward":
                shapes[owner] = step.args[0].shape
            if method == "backward":
                assert step.args[0].shape == shapes[owner]


def test_two_layers_are_alive_at_once_and_called_in_turn():
    pairs = [e for e in script_of().episodes if [s.call for s in e.steps[:2]] == [NAME, NAME]]
    assert pairs
    for episode in pairs:
        owners = [step.call[0] for step in episode.steps[2:]]
        assert owners in (["a", "b", "b", "a"], ["a", "b", "a", "b"])
        assert episode.steps[0].args != episode.steps[1].args


def test_backward_follows_two_forwards_and_is_asked_twice():
    (episode,) = (e for e in script_of().episodes if e.name == "latest")
    methods = [step.call.partition(".")[2] for step in episode.steps]
    assert methods == ["", "forward", "forward", "backward", "backward"]
    first, second, one, two = (step.args[0] for step in episode.steps[1:])
    assert not np.array_equal(first, second) and np.array_equal(one, two)


def test_two_episodes_begin_from_one_state_with_unlike_inputs():
    one, two = (e for e in script_of().episodes if e.name.startswith("same seed"))
    assert one.seed == two.seed
    assert not np.array_equal(one.steps[1].args[0], two.steps[1].args[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_all_other_episodes_begin_from_states_of_their_own(seed):
    seeds = [e.seed for e in script_of(seed).episodes if not e.name.startswith("same seed")]
    assert len(set(seeds)) == len(seeds)
