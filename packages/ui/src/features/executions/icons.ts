/** A hand's pointer: started by a person. */
export const manualIcon = 'm3 2.5 3.4 10.2 2.1-4.2 4.2-2.1zM9.2 9.2l3.6 3.6'
/** A plus: closer. */
export const plusIcon = 'M8 3.5v9M3.5 8h9'
/** A minus: farther. */
export const minusIcon = 'M3.5 8h9'
/** An arrowhead to the left. */
export const startIcon = 'm10 4-4 4 4 4'
/** An arrowhead to the right. */
export const endIcon = 'm6 4 4 4-4 4'
/** Arrows to both edges: all of it. */
export const wholeIcon = 'M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2'
