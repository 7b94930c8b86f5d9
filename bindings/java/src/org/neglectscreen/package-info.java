/**
 * Screens what agencies have recorded about a child for signs of neglect. "Nothing recorded" is not "nothing wrong".
 *
 * <p>{@link org.neglectscreen.Screener} screens; cases, reports and replays are records. The package calls the C library by
 * {@code java.lang.foreign}: start Java with {@code --enable-native-access=org.neglectscreen}, or {@code ALL-UNNAMED} on the
 * class path.
 */
package org.neglectscreen;
