/// Question 6, scenario discovery: in which of many cases does something happen (an option fails, a
/// war breaks out)? [Prim] finds boxes of conditions, [Cart] cuts all cases into leaves, [Scores]
/// ranks the inputs. All take [Cases]: one row per case, inputs that are real, whole or categories.
package org.detente.discovery;
