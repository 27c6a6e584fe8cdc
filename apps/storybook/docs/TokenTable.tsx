import { themeVariables } from '@inlaykit/ui'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import '../../../packages/ui/src/styles/index.css'
import './tokens.css'

type Scheme = 'light' | 'dark'

/** Every custom property that a host can set, with the value that the kit's own sheet gives it in each scheme. */
export function TokenTable(): ReactNode {
  const [light, setLight] = useState<Values>()
  const [dark, setDark] = useState<Values>()
  return (
    <>
      <Probe scheme="light" onRead={setLight} />
      <Probe scheme="dark" onRead={setDark} />
      <table className="tokens">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Default</th>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
          </tr>
        </thead>
        <tbody>
          {themeVariables.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <code>{light?.get(name)?.written ?? 'inherited'}</code>
              </td>
              <td>
                <Swatch color={light?.get(name)?.color} />
              </td>
              <td>
                <Swatch color={dark?.get(name)?.color} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Swatch({ color }: { color: string | undefined }): ReactNode {
  if (color === undefined) return null
  return <span className="token-swatch" title={color} style={{ background: color }} />
}

interface Value {
  readonly written: string
  /** What it comes to where it is a colour. */
  readonly color: string | undefined
}
type Values = ReadonlyMap<string, Value>

/** An unseen root of the kit in a scheme of its own, to read its properties from. */
function Probe(props: { scheme: Scheme; onRead: (values: Values) => void }): ReactNode {
  const { scheme, onRead } = props
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
    onRead(values)
  }, [onRead])
  return <div ref={ref} className="ik-root token-probe" data-ik-scheme={scheme} />
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
