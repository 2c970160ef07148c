package frontdesk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberedParametersTest {

    @Test
    void eachPlaceKnowsItsParameter() {
        NumberedParameters numbered =
                NumberedParameters.of("select ?2, ?1 from t where a = ?10 and b = ?1");
        assertThat(numbered.sql()).isEqualTo("select ?, ? from t where a = ? and b = ?");
        assertThat(numbered.order()).containsExactly(2, 1, 10, 1);
    }

    @Test
    void aStatementMayHaveNone() {
        assertThat(NumberedParameters.of("select 1").order()).isEmpty();
    }
}
