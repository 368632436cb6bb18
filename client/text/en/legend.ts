/** Sentences of the legend, in English. */
import type { zhLegend } from '../zh/legend.ts';

export const enLegend: Record<keyof typeof zhLegend, string> = {
  'legend.constraints': 'Constraints',
  'legend.on': 'on',
  'legend.off': 'off',
  'legend.title': 'Legend',
  'legend.open': 'Show the legend',
  'legend.close': 'Hide the legend',
  'legend.filter': 'Only {name}',
  'legend.noData': 'No data',
  'legend.withheld': 'Not public',
  'legend.notApplicable': 'Not applicable',
  'legend.source': 'Source: {source}',
  'legend.registers': 'registers',
  'legend.unit': 'Unit: 10k yuan/mu',
  'legend.reports': 'annual reports ÷ land area',
  'legend.quantile': 'Classes: fifths of the known values of all years',
  'legend.byStatus': '{field}',
  'legend.place': 'Rings show the position error; boundaries are schematic',
};
