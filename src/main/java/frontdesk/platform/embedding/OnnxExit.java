package frontdesk.platform.embedding;

import org.jboss.logging.Logger;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime closes its environment in a shutdown hook, which runs beside the server's own and so
 * under calls that are not finished: the stop would end as a crash. The process ends anyway; what
 * the hook frees is freed with it.
 */
final class OnnxExit {

    static final String PACKAGE = "ai.onnxruntime.";

    private static final Logger LOG = Logger.getLogger("Frontdesk");

    private OnnxExit() {}

    static void leaveToTheProcess() {
        remove(PACKAGE);
    }

    /**
     * @return how many hooks are gone
     */
    static int remove(String classes) {
        int gone = 0;
        try {
            Field hooks = opened(Class.forName("java.lang.ApplicationShutdownHooks"), "hooks");
            Field holder = opened(Thread.class, "holder");
            Field task = opened(holder.getType(), "task");
            for (Object hook : List.copyOf(((Map<?, ?>) hooks.get(null)).keySet())) {
                Object work = task.get(holder.get(hook));
                if (work != null && work.getClass().getName().startsWith(classes)) {
                    Runtime.getRuntime().removeShutdownHook((Thread) hook);
                    gone++;
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn(
                    "This Java does not show its shutdown hooks: a stop while texts are embedded"
                            + " may end as a crash",
                    e);
        }
        return gone;
    }

    private static Field opened(Class<?> of, String name) throws NoSuchFieldException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
