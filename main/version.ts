/** Of this program, as package.json says (a test holds the two together): to import that file would carry all of it into the bundle. */
export const programVersion = '0.1.0';
