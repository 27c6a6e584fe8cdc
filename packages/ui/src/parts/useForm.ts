import { useId } from 'react'
import type { FormEvent } from 'react'

/** A form whose button lies outside of it, in the foot of a dialog. */
export function useForm(onSubmit: (form: HTMLFormElement) => void) {
  const id = useId()
  return {
    id,
    props: {
      id,
      className: 'ik-form',
      noValidate: true,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        event.preventDefault()
        // A portal's events go on in React's tree: the host's form around the widget is not meant.
        event.stopPropagation()
        onSubmit(event.currentTarget)
      },
    },
  } as const
}

/** Goes to the first field that is wrong, once the next render has marked it. */
export function focusFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus())
}
