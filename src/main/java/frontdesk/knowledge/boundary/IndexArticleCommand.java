package frontdesk.knowledge.boundary;

import frontdesk.knowledge.Library.Draft;
import frontdesk.knowledge.control.Articles;
import frontdesk.knowledge.entity.Article;
import frontdesk.platform.commands.Command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Another system writes an article, or changes the one whose id it names. */
@ApplicationScoped
public class IndexArticleCommand implements Command<IndexArticleCommand.Writing> {

    @Inject private Articles articles;

    @Inject private ArticleViews views;

    public record Writing(@Nullable String articleId, @Nullable ArticleInput article) {}

    public record Written(UUID articleId, int version) {}

    @Override
    public String type() {
        return "indexArticle";
    }

    @Override
    public Class<Writing> data() {
        return Writing.class;
    }

    @Override
    public Written carryOut(Writing writing) {
        Draft draft = frontdesk.platform.http.Input.body(writing.article()).checked();
        views.check(draft.collectionId(), draft.ownerId());
        UUID id = ArticleInput.id("articleId", writing.articleId());
        Article article = id == null ? articles.add(draft) : articles.change(id, null, draft);
        return new Written(article.id(), article.version());
    }
}
