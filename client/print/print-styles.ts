import { css } from 'lit';

/** The desk on which the sheet lies, on screen alone. */
export const pageStyles = css`
  :host { display: flex; flex-direction: column; height: 100%; background: var(--sunken); }
  .bar { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 8px 16px; background: var(--surface); box-shadow: 0 1px 0 var(--line); }
  .bar h1 { font-size: var(--text-m); margin-right: 8px; }
  .bar label { display: inline-flex; align-items: center; gap: 6px; font-size: var(--text-s); color: var(--muted); white-space: nowrap; }
  .bar select { width: auto; }
  .bar a { text-decoration: none; color: inherit; }
  .spring { flex: 1; color: var(--muted); }
  .desk { flex: 1; min-height: 0; padding: 24px; }
  .wait { text-align: center; }
  .paper { margin: 0 auto; box-shadow: var(--shadow); zoom: var(--fit); }
  @media (max-width: 767px) { .desk { padding: 12px; } .bar h1 { display: none; } }
  @media print { :host { display: block; height: auto; } .bar { display: none; } .desk { padding: 0; overflow: visible; } }
`;

/** The sheet: millimetres and points, ink on white whatever the theme. */
export const paperStyles = css`
  .paper { --ink: #21201c; --muted: #55524a; --line: #cfcac0; --sunken: #f3f1ec; --surface: #fff; --accent: #0e5a52; --warn: #a34100;
    box-sizing: border-box; width: var(--width); min-height: var(--height); padding: 12mm; background: #fff; color: var(--ink);
    font-size: 8pt; line-height: 1.4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .a3 { font-size: 9.5pt; }
  .first { display: flex; flex-direction: column; gap: 3mm; min-height: calc(var(--height) - 24mm - 1mm); }
  .memo .first { break-after: page; margin-bottom: 6mm; }
  .landscape .first { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
  .memo.landscape .first { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
  .parcel.landscape .first { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) 112mm; }
  .parcel.a3.landscape .first { grid-template-columns: minmax(0, 1fr) 150mm; }
  .landscape .top { grid-column: 1 / -1; }
  mutu-print-frame { flex: 1; min-height: 60mm; }
  .landscape mutu-print-frame { align-self: start; height: calc(var(--height) - 24mm - 42mm); }
  .top { display: flex; gap: 6mm; justify-content: space-between; border-bottom: 0.5mm solid var(--accent); padding-bottom: 2mm; }
  .kind { color: var(--accent); font-weight: 600; letter-spacing: 0.05em; }
  .heading { font-size: 16pt; line-height: 1.25; font-weight: 600; margin: 0; }
  .lead { color: var(--muted); }
  .figures { display: flex; flex-wrap: wrap; gap: 1mm 8mm; margin-top: 1.5mm; }
  .figures dt { color: var(--muted); font-size: 7.5pt; }
  .figures dd { font-size: 12pt; font-weight: 600; line-height: 1.25; }
  .qr { text-align: center; font-size: 6.5pt; color: var(--muted); flex: none; }
  .tables { display: grid; gap: 2.5mm; align-content: start; }
  .facts { columns: 3; column-gap: 6mm; }
  .facts section { break-inside: avoid; margin-bottom: 2.2mm; }
  .landscape .facts { columns: 2; }
  .level { display: flex; gap: 3mm; align-items: center; margin-bottom: 1mm; }
  .marks { display: inline-flex; gap: 0.6mm; }
  .marks .swatch { width: 4.6mm; height: 4.6mm; font-size: 7.5pt; border-radius: 0.8mm; }
  .contact { display: flex; gap: 1.5mm; align-items: center; margin-top: 1.5mm; font-weight: 600; }
  .place { display: inline-grid; place-items: center; width: 4.4mm; height: 4.4mm; border-radius: 50%; background: var(--accent); color: #fff; font-size: 7.5pt; }
  small { font-size: 7pt; color: var(--muted); font-weight: 400; }
  h3 { font-size: 9.5pt; font-weight: 600; margin: 0 0 0.8mm; color: var(--accent); break-after: avoid; }
  .memo section { margin-bottom: 5mm; }
  section.candidate { break-inside: avoid; border-top: 0.3mm solid var(--line); padding-top: 2.5mm; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { text-align: left; vertical-align: top; padding: 0.35mm 1.5mm 0.35mm 0; border-bottom: 0.2mm solid var(--line); }
  thead th { color: var(--muted); font-weight: 500; border-bottom: 0.4mm solid var(--muted); }
  tbody th { font-weight: 500; }
  tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 0.4mm solid var(--muted); }
  td.figure, th.figure { text-align: right; padding-right: 2mm; }
  tr { break-inside: avoid; }
  .side { table-layout: fixed; }
  .side th:first-child { width: 18%; }
  .judged { table-layout: fixed; }
  .judged th:first-child { width: 20%; }
  .judged th:last-child { width: 18%; }
  .memo .tables section { margin-bottom: 0; }
  .rows { display: grid; grid-template-columns: minmax(0, 1fr) fit-content(58%); gap: 0.2mm 3mm; align-items: baseline; }
  .limits { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.2mm 6mm; }
  .limits > div { display: flex; gap: 3mm; justify-content: space-between; }
  .kept .rows { grid-template-columns: auto 1fr auto 1fr auto 1fr; }
  .kept .rows dd { text-align: left; font-weight: 600; }
  .note { white-space: pre-line; }
  td .swatch, dt .swatch { width: 3mm; height: 3mm; vertical-align: -0.4mm; }
  .today { background: var(--sunken); }
  .internal { font-size: 7pt; color: var(--muted); }
  .lots td, .lots th { white-space: nowrap; }
  .lots td:last-child, .lots small { white-space: normal; }
  .rows dt { color: var(--muted); }
  .rows dd { text-align: right; overflow-wrap: anywhere; }
  .site { columns: 2; column-gap: 6mm; }
  .landscape .site { columns: 1; }
  .site section { break-inside: avoid; margin-bottom: 2mm; }
  .site .head { display: none; }
  .site small { margin-left: 2mm; }
  .site > p { font-size: 7.5pt; color: var(--muted); }
  .site .wholly { grid-column: 1 / -1; display: flex; gap: 4mm; justify-content: flex-end; }
  .site .findings { display: grid; gap: 0.6mm; }
  .site .findings.open, .site .warn { color: var(--warn); }
  .open { color: var(--warn); }
  .fails { color: var(--warn); font-weight: 600; }
  .basis { font-size: 7.5pt; color: var(--muted); border-top: 0.3mm solid var(--line); padding-top: 1.5mm; break-inside: avoid; }
  .signed { color: var(--ink); font-weight: 600; }
  .badge { background: none; border: 0.2mm solid var(--muted); font-size: 7pt; line-height: 1.4; padding: 0 1mm; }
  @media print { .paper { zoom: 1; width: auto; min-height: 0; padding: 0; margin: 0; box-shadow: none; } .memo .first { margin-bottom: 0; } }
`;
