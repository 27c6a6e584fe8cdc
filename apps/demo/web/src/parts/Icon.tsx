const paths = {
  overview: 'M4 13h6V4H4v9Zm0 7h6v-5H4v5Zm8 0h8v-9h-8v9Zm0-16v5h8V4h-8Z',
  orders: 'M6 7h12l1 13H5L6 7Zm3 0a3 3 0 0 1 6 0',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm7.4-3c0 .5 0 .9-.1 1.3l2 1.5-2 3.4-2.300-1a7 7 0 0 1-2.200 1.300L14.500 21h-4l-.4-2.500a7 7 0 0 1-2.200-1.300l-2.300 1-2-3.400 2-1.500a8 8 0 0 1 0-2.600l-2-1.500 2-3.400 2.300 1a7 7 0 0 1 2.200-1.300L10.500 3h4l.4 2.500a7 7 0 0 1 2.200 1.300l2.300-1 2 3.400-2 1.500c0 .4.100.800.100 1.300Z',
  moon: 'M20 14.500A8 8 0 0 1 9.500 4a8 8 0 1 0 10.500 10.500Z',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v2m0 14v2m9-9h-2M5 12H3m15.400-6.400L17 7M7 17l-1.400 1.400m12.800 0L17 17M7 7 5.600 5.600',
  contrast:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18v18m0-15.500h5.500M12 9h8.300M12 12.500h8.900M12 16h7.900M12 19.300h4.800',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0 0c2.500-2.500 3.500-5.500 3.500-9S14.500 5.500 12 3m0 18c-2.500-2.500-3.500-5.500-3.500-9S9.500 5.500 12 3M3.500 9h17m-17 6h17',
  signOut: 'M14 4H6v16h8m-4-8h11m0 0-4-4m4 4-4 4',
} as const

/** A small drawing beside a text; never the only bearer of a meaning. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}

/** The mark of Larkfield. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#1d5c4a" />
      <path
        d="M7 21c5.500 0 8.200-2.100 9.600-5.600C17.800 12.200 20.300 9 25 9c-.8 7.200-4.600 14-12.500 14H7z"
        fill="#f4c95d"
      />
      <path d="M7 23h18" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
