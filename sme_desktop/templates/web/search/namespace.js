/* The one global name of the search. Every other script hangs its nouns on it. */
var SmeSearch = {}; // A `const` of a classic script would be no property of the window.
