package frontdesk.gateway.boundary;

import frontdesk.gateway.control.OwnPrices;
import frontdesk.gateway.control.PriceImport;
import frontdesk.gateway.control.Trees;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;

/** The business's own prices. */
@Path("ai/prices")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PricesResource {

    private static final int LARGEST_FILE = 16 << 20;
    private static final int PLACES = 6;

    @Inject private OwnPrices prices;

    @Inject private PriceImport imports;

    /**
     * Dollars per million tokens, as decimal strings; what is absent costs as much as other input.
     */
    public record PriceTerms(
            @Nullable String model,
            @Nullable String inputPerMillion,
            @Nullable String outputPerMillion,
            @Nullable String cachedPerMillion,
            @Nullable String cacheWritePerMillion) {}

    /** One of the file's members, whose name is the model's. */
    public record PriceFile(@Nullable PriceFileEntry model) {}

    public record PriceFileEntry(
            @Nullable BigDecimal input_cost_per_token,
            @Nullable BigDecimal output_cost_per_token,
            @Nullable String litellm_provider) {}

    @GET
    public Page<OwnPrices.View> list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return NameCursor.page(prices.all(), OwnPrices.View::model, after, limit);
    }

    @PUT
    public OwnPrices.View set(@Nullable PriceTerms input) {
        PriceTerms terms = Input.body(input);
        String model = prices.fullName(Input.text("model", terms.model(), 200).strip());
        if (model == null) {
            throw Refusal.field(
                    "model",
                    "unknown_model",
                    "There is no model of this name; write provider/model, as GET /api/ai/models"
                            + " does.");
        }
        return prices.set(
                model,
                new OwnPrices.Terms(
                        Dollars.of("inputPerMillion", terms.inputPerMillion(), PLACES),
                                Dollars.of("outputPerMillion", terms.outputPerMillion(), PLACES),
                        optional("cachedPerMillion", terms.cachedPerMillion()),
                                optional("cacheWritePerMillion", terms.cacheWritePerMillion())));
    }

    @DELETE
    public void remove(@QueryParam("model") @Nullable String model) {
        prices.remove(Input.text("model", model, 5_000));
    }

    /** Takes a {@code model_prices_and_context_window.json}. */
    @POST
    @Path("import")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PriceFile.class)))
    public PriceImport.Imported take(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw Refusal.of(413, "too_large", "A file of prices may have at most 16 MB.");
        }
        try {
            return imports.run(Trees.parse(bytes));
        } catch (JsonException e) {
            throw Refusal.of(400, "malformed_json", "The body is not the JSON expected here.");
        }
    }

    private static @Nullable BigDecimal optional(String field, @Nullable String text) {
        return text == null ? null : Dollars.of(field, text, PLACES);
    }
}
