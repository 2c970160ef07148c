package frontdesk.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import java.util.List;

/** Where a broker has a transaction of its own, and no two-phase commit joins the two. */
@ApplicationScoped
public class OutsideOfTransactions {

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void carry(NewsStream stream, List<News> news) {
        stream.carry(news);
    }
}
