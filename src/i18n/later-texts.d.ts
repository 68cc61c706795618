/** The parts of a locale file that the build keeps for later; unbuilt, each is the whole file. */
declare module '*.json?later' {
  const texts: import('i18next').ResourceLanguage;
  export default texts;
}
declare module '*.json?help' {
  const texts: import('i18next').ResourceLanguage;
  export default texts;
}
