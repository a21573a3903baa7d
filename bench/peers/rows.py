# %% [markdown]
# # A cohort of many rows (simulated)

# %%
import itertools
import numpy as np, pandas as pd, matplotlib.pyplot as plt
from scipy import stats
from IPython.display import display

cytokines = ["il2", "il4", "il5", "il6", "il7", "il10", "il13", "il15", "il21", "baff", "april"]
# texts as codes: each is converted once
texts = {name: "category" for name in cytokines + ["group", "sex", "anti_mag", "rituximab"]}
cohort = pd.read_csv(DATA, dtype=texts, usecols=lambda name: name != "participant_id")

def number(column):
    """Below detection the limit over the square root of two, above it the limit times that."""
    known = column.cat.categories.astype(str)
    values = pd.to_numeric(known.str.lstrip("<>")).to_numpy(float)
    values = values * np.where(known.str.startswith("<"), 1 / np.sqrt(2), np.where(known.str.startswith(">"), np.sqrt(2), 1))
    return np.append(values, np.nan)[column.cat.codes]

for name in cytokines:
    cohort[name] = number(cohort[name])
cohort["progression"] = cohort.odss_2y - cohort.odss_sampling
pnp = cohort.group == "igm-pnp"
subsets = {
    "igm-pnp": pnp, "mmn": cohort.group == "mmn", "control": cohort.group == "control",
    "anti-mag": pnp & (cohort.anti_mag == "positive"), "anti-mag-negative": pnp & (cohort.anti_mag == "negative"),
}
groups = ["igm-pnp", "mmn", "control"]
values = lambda name, subset: cohort.loc[subsets[subset], name].dropna().to_numpy()

# %%
def summary(x):
    if len(x) == 0:
        return ""
    q = np.quantile(x, [0.5, 0.25, 0.75])
    return f"{q[0]:.2f} ({q[1]:.2f} to {q[2]:.2f})"

samples = {(name, s): values(name, s) for name in cytokines for s in subsets}
medians = pd.DataFrame({s: {name: summary(samples[name, s]) for name in cytokines} for s in subsets})
medians["p"] = [stats.kruskal(*(samples[name, s] for s in groups)).pvalue for name in cytokines]

def compared(a, b):
    tests = [(name, a, b, *stats.kruskal(samples[name, a], samples[name, b])) for name in cytokines]
    return pd.DataFrame(tests, columns=["cytokine", "a", "b", "h", "p"])

def holm(p):
    order = np.argsort(p)
    adjusted = np.maximum.accumulate(np.asarray(p)[order] * np.arange(len(p), 0, -1))
    return np.minimum(1, adjusted)[np.argsort(order)]

to_controls = pd.concat([compared(a, "control") for a in ["igm-pnp", "mmn", "anti-mag", "anti-mag-negative"]])
to_controls["adjusted"] = holm(to_controls.p)
to_mmn = compared("igm-pnp", "mmn")

limit = np.quantile(samples["il6", "control"], 0.95)
rows = []
for s in groups:
    test = stats.binomtest(int((samples["il6", s] > limit).sum()), len(samples["il6", s]))
    rows.append((s, test.k / test.n, *test.proportion_ci(method="wilson")))
raised = pd.DataFrame(rows, columns=["group", "share", "low", "high"])

def correlation(x, y, rows=slice(None)):
    """Spearman's, with Bonett and Wright's interval."""
    both = cohort.loc[rows, [x, y]].dropna()
    rho, p = stats.spearmanr(both[x], both[y])
    error = stats.norm.ppf(0.975) * np.sqrt((1 + rho**2 / 2) / (len(both) - 3))
    return rho, np.tanh(np.arctanh(rho) - error), np.tanh(np.arctanh(rho) + error), p

estimates = ["rho", "low", "high", "p"]
course = pd.DataFrame(
    [(name, s, *correlation(name, "progression", subsets[s])) for s in ["igm-pnp", "mmn"] for name in cytokines],
    columns=["cytokine", "group", *estimates])
among = pd.DataFrame([(x, y, *correlation(x, y)) for x, y in itertools.combinations(cytokines, 2)], columns=["x", "y", *estimates])

def share(name, code, s):
    counts = cohort.loc[subsets[s], name].value_counts()
    return f"{counts[code]} ({100 * counts[code] / counts.sum():.1f}%)" if counts.sum() > 0 else ""

traits = ["age_years", "disease_duration_years", "odss_3y", "odss_sampling", "odss_2y", "mrc_3y", "mrc_sampling", "mrc_2y"]
characteristics = pd.DataFrame({s: {
    "n": subsets[s].sum(), "women": share("sex", "female", s), **{name: summary(values(name, s)) for name in traits},
    "anti-MAG positive": share("anti_mag", "positive", s), "rituximab": share("rituximab", "yes", s),
} for s in groups})
sexes = stats.chi2_contingency(pd.crosstab(cohort.sex, cohort.group), correction=False)[1]
ages = stats.kruskal(*(values("age_years", s) for s in groups)).pvalue

# %%
print(f"{len(cohort)} participants; p {sexes:.3g} for sex, {ages:.3g} for age")
for table in [characteristics, medians, to_controls, to_mmn, raised.round(5), course.round(5)]: display(table)

# %%
def boxes(axis, names, of, log=True):
    """From the five numbers of each: no mark for a participant."""
    scale, back = (np.log10, lambda x: 10**x) if log else (lambda x: x, lambda x: x)
    drawn = []
    for s in of:
        x = scale(samples.get((names, s), values(names, s)))
        q1, median, q3 = np.quantile(x, [0.25, 0.5, 0.75])
        inside = x[(x >= q1 - 1.5 * (q3 - q1)) & (x <= q3 + 1.5 * (q3 - q1))]
        drawn.append({"label": s, "fliers": [], **{k: back(v) for k, v in dict(
            whislo=inside.min(), q1=q1, med=median, q3=q3, whishi=inside.max()).items()}})
    axis.bxp(drawn, showfliers=False)
    axis.set_title(names)
    if log: axis.set_yscale("log")

figure, axes = plt.subplots(4, 3, figsize=(10, 12))
for name, axis in zip(cytokines, axes.flat): boxes(axis, name, groups)
plt.show()

# %%
figure, axes = plt.subplots(1, 2, figsize=(10, 4))
for name, axis in zip(["il6", "il10"], axes): boxes(axis, name, ["anti-mag", "anti-mag-negative", "mmn", "control"])
plt.show()

# %%
boxes(plt.gca(), "disease_duration_years", ["igm-pnp", "mmn"], log=False); plt.show()

# %%
figure, axes = plt.subplots(1, 3, figsize=(12, 4))
for name, axis in zip(["il6", "il10", "baff"], axes):
    both = cohort.loc[pnp, [name, "progression"]].dropna()
    axis.hexbin(both[name], both.progression, xscale="log", gridsize=40, mincnt=1); axis.set_title(name)
plt.show()

# %%
both = cohort[["disease_duration_years", "progression"]].dropna()
plt.hexbin(both.disease_duration_years, both.progression, gridsize=40, mincnt=1); plt.show()

# %%
grid = among.pivot(index="y", columns="x", values="rho")
figure, axis = plt.subplots(figsize=(8, 7))
axis.imshow(grid, vmin=-1, vmax=1, cmap="RdBu")
for i, row in enumerate(grid.to_numpy()):
    for j, rho in enumerate(row):
        if not np.isnan(rho): axis.text(j, i, f"{rho:.2f}", ha="center")
plt.show()
