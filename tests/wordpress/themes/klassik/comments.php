<?php
if (post_password_required()) {
    return;
}
?>
<div id="comments" class="comments-area">
<h2 class="comments-title"><?php comments_number(); ?></h2>
<ol class="comment-list"><?php wp_list_comments(['style' => 'ol', 'short_ping' => true]); ?></ol>
<?php comment_form(); ?>
</div>
