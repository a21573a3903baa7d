/**
 * The kinds of figure: each a pure function of plain data to a finished drawing. Importing this costs nothing; Observable
 * Plot is loaded when the first figure is drawn.
 */
export type { Axis } from "./axis.js";
export type { Box } from "./box.js";
export { type DistributionOptions, drawDistribution } from "./distribution.js";
export type { DistributionCell, DistributionPanel, DistributionPoints } from "./distribution-data.js";
export { type Drawing, type DrawingData, FigureError, type FigureGroup, type FigureOptions } from "./drawing.js";
export { drawFlow, type FlowOptions } from "./flow.js";
export type { FlowBox, FlowNode } from "./flow-layout.js";
export { drawForest, type ForestOptions } from "./forest.js";
export type { ForestRow, ForestSection } from "./forest-data.js";
export { drawHeatmap, type HeatmapOptions } from "./heatmap.js";
export { drawHistogram, type HistogramBar, type HistogramOptions } from "./histogram.js";
export { drawPaired, type PairedOptions } from "./paired.js";
export { type Quantity, quantity } from "./quantity.js";
export { drawRoc, type RocOptions } from "./roc.js";
export { drawScatter, type ScatterOptions } from "./scatter.js";
export type { ScatterAxis, ScatterClass, ScatterPanel, ScatterPoint } from "./scatter-data.js";
export { withoutStyle } from "./serialise.js";
export { drawSurvival, type SurvivalOptions } from "./survival.js";
export type { CurvePoint, SurvivalCurve } from "./survival-data.js";
export { figureClass, figurePageStyle, figureStyle, figureWidth, groupColour, groupTokens, tokens } from "./theme.js";
