// Pages that dress everything: what hosts really load, and what is worse.
import beer from 'beercss/dist/cdn/beer.css?inline'
import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline'
import tailwind from 'tailwindcss/preflight.css?inline'

/** Style sheets of host pages by name. */
export const hostSheets = {
  Bootstrap: bootstrap,
  'Tailwind preflight': tailwind,
  // Beer CSS dresses bare elements after Material Design 3.
  'Material (Beer CSS)': beer,
  'a reset that unsets': 'body * { all: unset } head, script, style { display: none }',
  'important rules': `
    button, input, select, textarea, a { all: unset !important; background: gold !important; padding: 20px !important;
      border: 5px dashed red !important; font: 900 30px serif !important; width: 50% !important }
    h1, h2, h3, p, label, time, dialog, section { margin: 30px !important; color: red !important; font-size: 40px !important }
    div, span, ul, li, table, tr, td, th { padding: 3px !important; letter-spacing: 2px !important }
    svg { width: 100px !important; height: 100px !important; fill: red !important }`,
  'font-size: 62.5%': 'html { font-size: 62.5% } body { font-size: 1.6rem; line-height: 2 }',
  'direction: rtl': 'html, body { direction: rtl; text-align: right }',
} as const

/** The name of one of the {@link hostSheets}. */
export type HostName = keyof typeof hostSheets
