// What a shadow root is dressed with, as text. Vite reads the sheets themselves; in `dist` the build puts the bundled text
// in the place of this module (packages/ui/scripts/build-styles.mjs).
import host from './host.css?inline'
import sheet from './index.css?inline'
import scheme from './scheme.css?inline'

/** The whole style sheet of the kit, and what the element around a shadow root is dressed with. */
export const sheetText: string = sheet + host

/** The part that tells what the page's own switch between light and dark says; it acts on the page. */
export const schemeText: string = scheme
