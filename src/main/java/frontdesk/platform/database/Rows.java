package frontdesk.platform.database;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a native query finds. */
public final class Rows {

    private Rows() {}

    /**
     * @param parameters of ?1 and on
     * @param <T> {@code Object[]} where there are several columns, else what the column holds
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> List<T> of(
            EntityManager entities, String sql, @Nullable Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultList();
    }
}
