import { forwardRef } from 'react'
import type { InputHTMLAttributes } from 'react'
import { IconButton } from './Button.js'
import { cx } from './cx.js'
import { Icon } from './Icon.js'
import { crossIcon, searchIcon } from './icons.js'

/** What {@link SearchField} takes. */
export interface SearchFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'type'
> {
  /** Its accessible name, and what it shows while empty. */
  label: string
  /** The accessible name of the button that empties it. */
  clearLabel: string
  value: string
  onChange: (value: string) => void
}

/** A search box: Escape and a button empty it. */
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(
  function SearchField(props, ref) {
    const { label, clearLabel, value, onChange, className, ...rest } = props
    return (
      <div className={cx('ik-search', className)} data-ik-part="search">
        <Icon path={searchIcon} className="ik-search-icon" />
        <input
          {...rest}
          ref={ref}
          type="search"
          className="ik-input ik-search-input"
          aria-label={label}
          placeholder={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || value === '') return
            event.preventDefault()
            event.stopPropagation()
            onChange('')
          }}
        />
        {value !== '' && (
          <IconButton
            className="ik-search-clear"
            label={clearLabel}
            icon={crossIcon}
            onClick={(event) => {
              onChange('')
              event.currentTarget.parentElement?.querySelector('input')?.focus()
            }}
          />
        )}
      </div>
    )
  },
)
