import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'
import { cx } from './cx.js'
import { Icon } from './Icon.js'
import { place } from './place.js'
import { Portal } from './Portal.js'
import { Pressable } from './Pressable.js'
import { holds, onScroll } from './scroll.js'

/** One line of a {@link Menu}: an action, or a link when it has `href`. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  /** The accessible name, when the text alone does not say of what. */
  readonly name?: string | undefined
  readonly icon?: string | undefined
  readonly href?: string | undefined
  readonly onSelect?: (() => void) | undefined
  /** Why it cannot be chosen now: shown beneath it. */
  readonly disabledReason?: string | undefined
}

/** What {@link Menu} takes. */
export interface MenuProps {
  /** The accessible name of the button that opens it. */
  label: string
  items: readonly MenuItem[]
  className?: string | undefined
}

/** A button with a menu: arrow keys, Home, End and first letters move; Escape and a press outside close. */
export function Menu(props: MenuProps): ReactNode {
  const { label, items, className } = props
  const [isOpen, setOpen] = useState(false)
  /** Whether its list is in the page: a long table of menus has none until one is about to be used. */
  const [isReady, setReady] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  useLayoutEffectInBrowser(() => {
    const menu = list.current
    const opener = button.current
    if (!isReady || menu === null || opener === null) return undefined
    // The browser's own pairing: a press on the button of an open menu closes it rather than opening it anew.
    opener.popoverTargetElement = menu
    const toggle = (event: Event): void => setOpen((event as ToggleEvent).newState === 'open')
    menu.addEventListener('toggle', toggle)
    return () => {
      opener.popoverTargetElement = null
      menu.removeEventListener('toggle', toggle)
    }
  }, [isReady])

  useEffect(() => {
    const menu = list.current
    const opener = button.current
    if (!isOpen || menu === null || opener === null) return undefined
    const beside = { side: 'block-end', align: 'end' } as const
    place(menu, opener, beside)
    itemsOf(menu)[0]?.focus()
    // A page scrolls by itself too, when what is above grows: the menu goes with its button as long as that is seen.
    const follow = (event: Event): void => {
      const scrolled = event.target as Node
      if (menu.contains(scrolled)) return
      if (isInView(opener, scrolled)) place(menu, opener, beside)
      else menu.hidePopover()
    }
    return onScroll(menu, follow)
  }, [isOpen])

  /** A press that nothing announced, as assistive technology makes it: once paired, the browser opens the list itself. */
  function prepare(): void {
    if (!isReady) flushSync(() => setReady(true))
  }

  function choose(item: MenuItem): void {
    if (item.disabledReason !== undefined) return
    list.current?.hidePopover()
    button.current?.focus()
    item.onSelect?.()
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'Escape') return moveFocus(event)
    // Said here too: in a shadow root, Chromium closes it without giving the focus back.
    event.preventDefault()
    event.currentTarget.hidePopover()
    button.current?.focus()
    return undefined
  }

  return (
    <>
      <Pressable
        ref={button}
        className={cx('ik-icon-button ik-menu-button', className)}
        data-ik-part="icon-button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => setReady(true)}
        onFocus={() => setReady(true)}
        onClick={prepare}
      />
      {isReady && (
        <Portal>
          <div
            ref={list}
            popover="auto"
            role="menu"
            tabIndex={-1}
            aria-label={label}
            className="ik-menu"
            data-ik-part="menu"
            onKeyDown={press}
          >
            {isOpen &&
              items.map((item) => (
                <MenuLine key={item.id} item={item} onChoose={() => choose(item)} />
              ))}
          </div>
        </Portal>
      )}
    </>
  )
}

/** Whether an element is seen in what was scrolled, and in the window. */
function isInView(element: Element, scrolled: Node): boolean {
  const box = element.getBoundingClientRect()
  const view =
    scrolled instanceof Element && holds(scrolled, element)
      ? scrolled.getBoundingClientRect()
      : { top: 0, bottom: Infinity }
  const bottom = Math.min(view.bottom, document.documentElement.clientHeight)
  return box.bottom > Math.max(0, view.top) && box.top < bottom
}

function MenuLine({ item, onChoose }: { item: MenuItem; onChoose: () => void }): ReactNode {
  const attributes = {
    role: 'menuitem',
    tabIndex: -1,
    className: 'ik-menu-item',
    'data-ik-part': 'menu-item',
    // A name of its own takes the place of all that the line shows: the reason would not be heard.
    'aria-label': item.disabledReason === undefined ? item.name : undefined,
    'aria-disabled': item.disabledReason === undefined ? undefined : true,
    onClick: onChoose,
  } as const
  const content = (
    <>
      {item.icon !== undefined && <Icon path={item.icon} />}
      <span className="ik-menu-text">
        {item.label}
        {item.disabledReason !== undefined && (
          <span className="ik-menu-reason">{item.disabledReason}</span>
        )}
      </span>
    </>
  )
  return item.href === undefined ? (
    <button type="button" {...attributes}>
      {content}
    </button>
  ) : (
    <a {...attributes} href={item.href} target="_blank" rel="noreferrer">
      {content}
    </a>
  )
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')]
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(event.target as HTMLElement)
  const to = targetOf(event.key, at, items)
  if (to === undefined) {
    if (event.key === 'Tab') event.currentTarget.hidePopover()
    return
  }
  event.preventDefault()
  to.focus()
}

function targetOf(key: string, at: number, items: HTMLElement[]): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const wanted = key.toLocaleLowerCase()
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return after.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(wanted))
}
