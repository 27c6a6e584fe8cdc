import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { describeField, FieldNotes, type FieldFrame } from '../../parts/Field.js'

const forwards: ReadonlySet<string> = new Set(['ArrowRight', 'ArrowDown'])
const backwards: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowUp'])

/** Some of several days. The arrow keys go from one to the next, so that Tab passes all of them at once. */
export function DayChoice(
  props: {
    /** In their order: what is shown, and the whole name where that is shorter. */
    days: readonly { readonly value: number; readonly label: string; readonly name?: string }[]
    value: readonly number[]
    onChange: (value: number[]) => void
  } & Pick<FieldFrame, 'label' | 'help' | 'error'>,
): ReactNode {
  const { label, days, value, help, error, onChange } = props
  const id = useId()
  const entry = days.find((day) => value.includes(day.value)) ?? days[0]

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isForwards = forwards.has(event.key)
    if (!isForwards && !backwards.has(event.key)) return
    event.preventDefault()
    const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')]
    const now = boxes.findIndex((box) => box === event.target)
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    const isTurned = isSideways && getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = isForwards === isTurned ? -1 : 1
    boxes[(now + step + boxes.length) % boxes.length]?.focus()
  }

  function toggle(day: number, isChosen: boolean): void {
    const others = value.filter((one) => one !== day)
    onChange((isChosen ? [...others, day] : others).sort((a, b) => a - b))
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- The boxes inside have the focus.
    <fieldset
      className="ik-field ik-days"
      data-ik-part="field"
      aria-describedby={describeField(id, props)}
      onKeyDown={onKeyDown}
    >
      <legend className="ik-field-label">{label}</legend>
      <div className="ik-days-choices" data-many={days.length > 7 || undefined}>
        {days.map((day) => (
          <label key={day.value} className="ik-day">
            <input
              type="checkbox"
              className="ik-day-box"
              aria-label={day.name}
              aria-invalid={error !== undefined || undefined}
              checked={value.includes(day.value)}
              tabIndex={day === entry ? undefined : -1}
              onChange={(event) => toggle(day.value, event.target.checked)}
            />
            <span className="ik-day-label">{day.label}</span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  )
}
