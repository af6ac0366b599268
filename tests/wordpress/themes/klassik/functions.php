<?php
add_action('after_setup_theme', function () {
    add_theme_support('title-tag');
    add_theme_support('automatic-feed-links');
    add_theme_support('post-thumbnails');
    add_theme_support('html5', ['comment-form', 'comment-list', 'caption']);
});

function klassik_posted_on() {
    $time = '<time class="entry-date published" datetime="' . esc_attr(get_the_date(DATE_W3C)) . '">' . get_the_date() . '</time>';
    echo '<div class="entry-meta"><span class="posted-on">Posted on <a href="' . esc_url(get_permalink()) . '" rel="bookmark">' . $time
        . '</a></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="'
        . esc_url(get_author_posts_url(get_the_author_meta('ID'))) . '">' . get_the_author() . '</a></span></span></div>';
}
