// An activation applied as a layer writes its result, where the network has one right after it.
#ifdef KIND
#include "lib/activations.glsl"
#define FUSED(v) activate(v)
#else
#define FUSED(v) (v)
#endif
