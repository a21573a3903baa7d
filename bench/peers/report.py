# %% [markdown]
# # Serum cytokines in IgM-PNP, simulated

# %%
import itertools
import numpy as np, pandas as pd, matplotlib.pyplot as plt
from scipy import stats
from IPython.display import display

cohort = pd.read_csv(DATA, dtype=str)
cytokines = ["il2", "il4", "il5", "il6", "il7", "il10", "il13", "il15", "il21", "baff", "april"]
scores = [c for c in cohort if "odss" in c or "mrc" in c]

def number(column):
    below = column.str.startswith("<", na=False)
    values = pd.to_numeric(column.str.lstrip("<>"))
    return values.where(~below, values / np.sqrt(2))

for name in cytokines + ["age_years", "disease_duration_years"] + scores:
    cohort[name] = number(cohort[name])
cohort["progression"] = cohort.odss_2y - cohort.odss_sampling
pnp = cohort.group == "igm-pnp"
subsets = {
    "igm-pnp": pnp, "mmn": cohort.group == "mmn", "control": cohort.group == "control",
    "anti-mag": pnp & (cohort.anti_mag == "positive"), "anti-mag-negative": pnp & (cohort.anti_mag == "negative"),
}
values = lambda name, subset: cohort.loc[subsets[subset], name].dropna().to_numpy()

# %%
def summary(x):
    q = np.quantile(x, [0.5, 0.25, 0.75])
    return f"{q[0]:.2f} ({q[1]:.2f} to {q[2]:.2f})"

medians = pd.DataFrame({s: {name: summary(values(name, s)) for name in cytokines} for s in subsets})
medians["p"] = [stats.kruskal(*(values(name, s) for s in ["igm-pnp", "mmn", "control"])).pvalue for name in cytokines]

def hodges_lehmann(x, y, level=0.95):
    """The shift and its interval by order statistics of all differences, normal approximation."""
    differences = np.sort(np.subtract.outer(x, y).ravel())
    m, n = len(x), len(y)
    z = stats.norm.ppf(1 - (1 - level) / 2)
    k = int(round(m * n / 2 - z * np.sqrt(m * n * (m + n + 1) / 12)))
    return np.median(differences), differences[max(0, k)], differences[min(m * n - 1, m * n - 1 - k)]

pairs = [(a, "control") for a in ["igm-pnp", "anti-mag", "anti-mag-negative", "mmn"]] + [("igm-pnp", "mmn")]
rows = []
for name in cytokines:
    for a, b in pairs:
        x, y = np.log(values(name, a)), np.log(values(name, b))
        test = stats.mannwhitneyu(x, y, method="asymptotic")
        rows.append((name, a, b, *np.exp(hodges_lehmann(x, y)), test.pvalue))
compared = pd.DataFrame(rows, columns=["cytokine", "a", "b", "ratio", "low", "high", "p"])

def correlation(x, y):
    both = cohort.loc[pnp, [x, y]].dropna()
    return tuple(stats.spearmanr(both[x], both[y]))

among = pd.DataFrame([(x, y, *correlation(x, y)) for x, y in itertools.combinations(cytokines, 2)], columns=["x", "y", "rho", "p"])
severity = pd.DataFrame(
    [(x, y, *correlation(x, y)) for x in cytokines for y in ["odss_sampling", "mrc_sampling", "progression", "disease_duration_years"]],
    columns=["x", "y", "rho", "p"])
rows = []
for name in cytokines:
    limit = np.quantile(values(name, "control"), 0.95)
    for s in subsets:
        x = values(name, s)
        test = stats.binomtest(int((x <= limit).sum()), len(x))
        rows.append((name, s, test.statistic, *test.proportion_ci()))
shares = pd.DataFrame(rows, columns=["cytokine", "subset", "share", "low", "high"])
random = np.random.default_rng(20190307)
rows = []
for name in ["il6", "il10"]:
    for s in ["igm-pnp", "anti-mag", "anti-mag-negative", "mmn"]:
        x, reference = values(name, s), values(name, "control")
        again = [np.mean(random.choice(x, len(x)) <= np.quantile(random.choice(reference, len(reference)), 0.95)) for _ in range(2000)]
        rows.append((name, s, *np.quantile(again, [0.025, 0.975])))
resampled = pd.DataFrame(rows, columns=["cytokine", "subset", "low", "high"])
traits = pd.DataFrame({s: {
    "n": subsets[s].sum(), "women": f"{(cohort.sex[subsets[s]] == 'female').sum()} ({100 * (cohort.sex[subsets[s]] == 'female').mean():.0f}%)",
    **{name: summary(values(name, s)) if len(values(name, s)) else "" for name in ["age_years", "disease_duration_years", "odss_sampling", "mrc_sampling"]},
} for s in ["igm-pnp", "mmn", "control"]})

# %%
for table in [traits, medians, compared, shares, resampled, severity]: display(table.round(3))

# %%
figure, axes = plt.subplots(4, 3, figsize=(10, 12))
for name, axis in zip(cytokines, axes.flat):
    samples = [values(name, s) for s in ["igm-pnp", "mmn", "control"]]
    axis.boxplot(samples, showfliers=False)
    for i, x in enumerate(samples):
        axis.plot(i + 1 + random.uniform(-0.2, 0.2, len(x)), x, ".", markersize=2)
    axis.set_yscale("log"); axis.set_title(name)
plt.show()

# %%
figure, axes = plt.subplots(4, 3, figsize=(10, 10))
for name, axis in zip(cytokines, axes.flat):
    part = compared[(compared.cytokine == name) & (compared.b == "control")]
    axis.errorbar(part.ratio, range(len(part)), xerr=[part.ratio - part.low, part.high - part.ratio], fmt="o")
    axis.set_xscale("log"); axis.axvline(1); axis.set_title(name)
plt.show()

# %%
grid = among.pivot(index="y", columns="x", values="rho")
figure, axis = plt.subplots(figsize=(8, 7))
axis.imshow(grid, vmin=-1, vmax=1, cmap="RdBu")
for i, row in enumerate(grid.to_numpy()):
    for j, rho in enumerate(row):
        if not np.isnan(rho): axis.text(j, i, f"{rho:.2f}", ha="center")
plt.show()

# %%
plt.boxplot([values("il6", "anti-mag"), values("il6", "anti-mag-negative")]); plt.yscale("log"); plt.show()

# %%
plt.plot(cohort.il6[pnp], cohort.odss_sampling[pnp], "."); plt.xscale("log"); plt.show()

# %%
plt.plot(cohort.il10[pnp], cohort.progression[pnp], "."); plt.xscale("log"); plt.show()
