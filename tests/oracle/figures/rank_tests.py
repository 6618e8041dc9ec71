"""Figure 2: whether two sets of times are called different."""

import numpy as np
from scipy.stats import mannwhitneyu


def p_value(one, other):
    """Two-sided, asymptotic, with tie and continuity correction; None for fewer than six on a side."""
    if len(one) < 6 or len(other) < 6:
        return None
    if len(set(one + other)) == 1:
        # All equal: the variance is 0, and nothing speaks for a difference.
        return 1.0
    return float(mannwhitneyu(one, other, alternative="two-sided", method="asymptotic", use_continuity=True).pvalue)


def samples():
    """Small and large, tied and not, alike and far apart; one and the other way round."""
    yield [1, 2, 3, 4, 5, 9], [4.5, 5.5, 6, 7, 8, 8.5]
    yield [1, 2, 3, 4, 5, 6], [4, 5, 6, 7, 8, 9]
    yield [1] * 6, [1] * 6
    yield [1] * 6, [1] * 5 + [2]
    yield [1] * 6, [2] * 6
    yield [1, 2, 3, 4, 5], list(range(9))
    yield list(range(9)), [1, 2, 3, 4, 5]
    yield list(range(40)), list(range(100, 140))
    yield [30, 45, 45, 60, 60, 60, 95], [30, 30, 45, 60, 148, 300, 300]
    yield [1, 3, 5, 7, 9, 11], [2, 4, 6, 8, 10, 12]
    yield [1, 4, 5, 8, 9, 12], [2, 3, 6, 7, 10, 11]  # U is its mean: the correction must not turn it round.
    generator = np.random.default_rng(20261125)
    for n in (6, 7, 13, 40, 200):
        for m in (6, 9, 60):
            for shift in (0, 20, 90):
                one = generator.integers(0, 120, n) + shift
                yield [int(value) for value in one], [int(value) for value in generator.integers(0, 120, m)]


def rank_tests():
    found = []
    for one, other in samples():
        found.append({"one": one, "other": other, "p": p_value(one, other)})
        found.append({"one": other, "other": one, "p": p_value(other, one)})
    return found
