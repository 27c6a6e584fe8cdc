/** A folder. */
export const folderIcon =
  'M1.75 12V4.25a1 1 0 0 1 1-1h3.1a1 1 0 0 1 .75.34l1 1.16h5.65a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1Z'
/** A bin: delete. */
export const trashIcon =
  'M2.5 4.25h11M6 4V2.75h4V4M4 4.5l.5 8.25a1 1 0 0 0 1 .95h5a1 1 0 0 0 1-.95L12 4.5M6.75 7v4M9.25 7v4'
/** Sliders: how things are shown. */
export const slidersIcon = 'M2 5h6.5M12 5h2M2 11h2M7.5 11H14M8.5 3.25v3.5M4 9.25v3.5'
