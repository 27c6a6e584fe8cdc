import { themeVariables } from '@inlaykit/ui'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import '../../../packages/ui/src/styles/index.css'
import guide from '../../../docs/widgets.md?raw'
import './tokens.css'

type Look = keyof typeof looks

/** What the kit's own sheet is looked at in. */
const looks = {
  light: { title: 'Light', scheme: 'light', contrast: 'standard' },
  dark: { title: 'Dark', scheme: 'dark', contrast: 'standard' },
  lightMore: { title: 'Light, more contrast', scheme: 'light', contrast: 'more' },
  darkMore: { title: 'Dark, more contrast', scheme: 'dark', contrast: 'more' },
} as const
const lookNames = Object.keys(looks) as Look[]

/** What each is for: the same words as in docs/widgets.md, from which they are read. */
const meanings = new Map(
  [...guide.matchAll(/^\| `(--ik-[\w-]+)` *\|[^|]*\| *([^|]*?) *\|$/gm)].map(
    ([, name, meaning]) => [name, meaning] as const,
  ),
)

/** Every custom property that a host can set: what it is for, and what the kit's own sheet makes of it in each look. */
export function TokenTable(): ReactNode {
  const [read, setRead] = useState<Readonly<Partial<Record<Look, Values>>>>({})
  const keep = useCallback(
    (look: Look, values: Values) => setRead((before) => ({ ...before, [look]: values })),
    [],
  )
  return (
    <>
      {lookNames.map((look) => (
        <Probe key={look} look={look} onRead={keep} />
      ))}
      <table className="tokens">
        <thead>
          <tr>
            <th scope="col">Name and purpose</th>
            {lookNames.map((look) => (
              <th key={look} scope="col">
                {looks[look].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {themeVariables.map((name) => (
            <tr key={name} data-token={name}>
              <th scope="row">
                <code>{name}</code>
                <p>{meanings.get(name)}</p>
              </th>
              {lookNames.map((look) => (
                <td key={look}>
                  <Swatch value={read[look]?.get(name)} scheme={looks[look].scheme} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Swatch(props: { value: Value | undefined; scheme: 'light' | 'dark' }): ReactNode {
  const { value, scheme } = props
  if (value === undefined) return 'the page’s'
  return (
    <>
      {value.color !== undefined && (
        <span className="token-ground" data-scheme={scheme}>
          <span className="token-swatch" style={{ background: value.color }} />
        </span>
      )}
      <code>{value.color === undefined ? value.written : toHex(value.color)}</code>
    </>
  )
}

/** `rgb(77, 71, 221)` → `#4d47dd`; what is transparent in part, or no such colour, stays as it is. */
function toHex(color: string): string {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color)?.slice(1)
  if (channels === undefined) return color
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`
}

interface Value {
  readonly written: string
  /** What it comes to where it is a colour. */
  readonly color: string | undefined
}
type Values = ReadonlyMap<string, Value>

/** An unseen root of the kit in a look of its own, to read its properties from. */
function Probe(props: { look: Look; onRead: (look: Look, values: Values) => void }): ReactNode {
  const { look, onRead } = props
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const probe = ref.current
    if (probe === null) return
    const style = getComputedStyle(probe)
    const values = new Map<string, Value>()
    for (const name of themeVariables) {
      const written = style.getPropertyValue(name).trim()
      if (written !== '') values.set(name, { written, color: colorOf(probe, name) })
    }
    onRead(look, values)
  }, [look, onRead])
  const { scheme, contrast } = looks[look]
  return (
    <div
      ref={ref}
      className="ik-root token-probe"
      data-ik-scheme={scheme}
      data-ik-contrast={contrast}
    />
  )
}

/** The colour that a property comes to in the probe's scheme; `undefined` for one that holds none. */
function colorOf(probe: HTMLElement, name: string): string | undefined {
  const sample = document.createElement('span')
  sample.style.setProperty('background-color', `var(${name})`)
  probe.append(sample)
  const color = getComputedStyle(sample).backgroundColor
  sample.remove()
  return color === 'rgba(0, 0, 0, 0)' ? undefined : color
}
