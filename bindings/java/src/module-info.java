/** Screens what agencies have recorded about a child for signs of neglect. */
module org.neglectscreen {
    exports org.neglectscreen;
}
