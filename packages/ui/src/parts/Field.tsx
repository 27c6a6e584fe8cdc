import { forwardRef, useId } from 'react'
import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'
import { cx } from './cx.js'
import { Icon } from './Icon.js'
import { chevronIcon } from './icons.js'

/** What every field has around it. */
export interface FieldFrame {
  /** The field's name. */
  label: string
  /** A remark after the name, such as "optional". */
  remark?: string | undefined
  help?: string | undefined
  /** What is wrong with the value, in words. */
  error?: string | undefined
}

function Frame(
  props: FieldFrame & { id: string; className: string | undefined; children: ReactNode },
): ReactNode {
  const { id, label, remark, help, error } = props
  return (
    <div className={cx('ik-field', props.className)} data-ik-part="field">
      <label className="ik-field-label" htmlFor={id}>
        {label}
        {remark !== undefined && <span className="ik-field-remark"> · {remark}</span>}
      </label>
      {props.children}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  )
}

/** What is told below a field: its help, and what is wrong with its value. */
export function FieldNotes(props: Pick<FieldFrame, 'help' | 'error'> & { id: string }): ReactNode {
  const { id, help, error } = props
  return (
    <>
      {help !== undefined && (
        <p className="ik-field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p className="ik-field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  )
}

/** The ids of a field's {@link FieldNotes}, for `aria-describedby`; `undefined`: it has none. */
export function describeField(
  id: string,
  { help, error }: Pick<FieldFrame, 'help' | 'error'>,
): string | undefined {
  const ids = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** What {@link TextField} takes. */
export type TextFieldProps = FieldFrame & InputHTMLAttributes<HTMLInputElement>

/** One line of text, a number or a date, with its name, help and fault. */
export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(
  function TextField(props, ref) {
    const { label, remark, help, error, className, ...rest } = props
    const id = useId()
    return (
      <Frame {...{ id, label, remark, help, error, className }}>
        <input
          data-ik-part="input"
          {...rest}
          ref={ref}
          id={id}
          className="ik-input"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describeField(id, props)}
        />
      </Frame>
    )
  },
)

/** What {@link TextArea} takes. */
export type TextAreaProps = FieldFrame & TextareaHTMLAttributes<HTMLTextAreaElement>

/** Several lines of text. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(
  function TextArea(props, ref) {
    const { label, remark, help, error, className, ...rest } = props
    const id = useId()
    return (
      <Frame {...{ id, label, remark, help, error, className }}>
        <textarea
          data-ik-part="input"
          {...rest}
          ref={ref}
          id={id}
          className="ik-input ik-textarea"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describeField(id, props)}
        />
      </Frame>
    )
  },
)

/** One choice of a {@link Select}. */
export interface SelectOption<V extends string = string> {
  readonly value: V
  readonly label: string
}

/** What {@link Select} takes. */
export interface SelectProps<V extends string = string> extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'onChange' | 'value' | 'children'
> {
  label: string
  /** Tells the name to screen readers alone; it then has neither remark nor help. */
  hideLabel?: boolean | undefined
  /** A remark after the name, such as "optional". */
  remark?: string | undefined
  help?: string | undefined
  value: V
  options: readonly SelectOption<V>[]
  onChange: (value: V) => void
}

function SelectBox<V extends string>(
  props: SelectProps<V> & { boxRef: React.ForwardedRef<HTMLSelectElement> },
): ReactNode {
  const { label, hideLabel, remark, help, value, options, onChange, className, boxRef, ...rest } =
    props
  const id = useId()
  const box = (
    <>
      <select
        data-ik-part="select"
        {...rest}
        ref={boxRef}
        id={id}
        className="ik-input ik-select-input"
        aria-label={hideLabel ? label : undefined}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon path={chevronIcon} className="ik-select-icon" />
    </>
  )
  return hideLabel ? (
    <div className={cx('ik-select', className)} data-ik-part="field">
      {box}
    </div>
  ) : (
    <Frame {...{ id, label, remark, help, className, error: undefined }}>
      <span className="ik-select">{box}</span>
    </Frame>
  )
}

/** One of some: the browser's own list, at home on every device. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(props, ref) {
  return <SelectBox {...props} boxRef={ref} />
}) as <V extends string>(
  props: SelectProps<V> & { ref?: React.Ref<HTMLSelectElement> },
) => React.ReactElement
