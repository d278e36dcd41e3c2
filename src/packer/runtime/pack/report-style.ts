/** The look of a report that stands alone: the system's own letters, the Studio's colours, for light, dark and paper. */
export const style = `
:root { color-scheme: light dark; font: 13px/1.5 system-ui, sans-serif; --ground: #fbfaf8; --raised: #f3f1ed; --line: #d8d4cb; --text: #1c1c21; --quiet: #585a64;
  --b0: #cfe0f7; --b1: #cbe9d7; --b2: #fadfca; --b3: #ead6f6; --b4: #f6e6b4; --b5: #cfe7ea; --rest: #dcd8d0; }
@media (prefers-color-scheme: dark) { :root { --ground: #17181d; --raised: #1d1f25; --line: #2c2f38; --text: #e9e9ed; --quiet: #9499a7;
  --b0: #18263a; --b1: #16291f; --b2: #3a2519; --b3: #2c1e38; --b4: #2d2714; --b5: #14292d; --rest: #262932; } }
body { max-width: 76rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; background: var(--ground); color: var(--text); }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; } h1 small { display: block; color: var(--quiet); font-size: 1rem; font-weight: 400; }
h2 { margin: 2.5rem 0 .6rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1px; margin: 1.5rem 0 0; border: 1px solid var(--line); background: var(--line); }
dl div { padding: .55rem .8rem; background: var(--raised); } dl .w { grid-column: 1 / -1; }
dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.w dd, .d, .c { font-family: ui-monospace, monospace; font-size: .9em; }
.t { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-size: .85rem; font-weight: 600; white-space: nowrap; } tbody tr:hover { background: var(--raised); }
.n { text-align: right; white-space: nowrap; } .n + :not(.n) { padding-left: .8rem; } .c { white-space: nowrap; } .d { color: var(--quiet); font-size: .8em; overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; font-size: 11px; }
rect { stroke: var(--ground); stroke-width: 1; } text { fill: var(--text); }
.rest { fill: var(--rest); } .b0 { fill: var(--b0); } .b1 { fill: var(--b1); } .b2 { fill: var(--b2); } .b3 { fill: var(--b3); } .b4 { fill: var(--b4); } .b5 { fill: var(--b5); }
@media print { body { padding: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
`;
