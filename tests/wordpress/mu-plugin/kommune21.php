<?php
/* The family's post type, and what its pages print: kicker, [date] teaser, picture, mark, tags. */

foreach (['HTTPS' => 'on', 'HTTP_HOST' => 'www.kommune21.de', 'SERVER_PORT' => '443'] as $name => $value) {
    $_SERVER[$name] = $value;
}

add_action('init', function () {
    register_post_type('k21-meldungen', [
        'label' => 'Meldungen', 'public' => true, 'show_in_rest' => true, 'has_archive' => true,
        'rewrite' => ['slug' => 'k21-meldungen', 'with_front' => false],
        'taxonomies' => ['category', 'post_tag'],
        'supports' => ['title', 'editor', 'excerpt', 'thumbnail', 'comments', 'author', 'revisions'],
    ]);
    global $wp_locale;
    $names = explode(' ', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember');
    foreach (array_keys($wp_locale->month) as $at => $key) {
        $wp_locale->month[$key] = $names[$at];
    }
    remove_action('template_redirect', 'wp_shortlink_header', 11);
});

add_action('pre_get_posts', function ($query) {
    if (!is_admin() && $query->is_main_query() && ($query->is_home() || $query->is_tag() || $query->is_category())
        && !$query->is_feed()) {
        $query->set('post_type', 'k21-meldungen');
    }
});

add_filter('language_attributes', fn() => 'lang="de"');
add_filter('pre_http_request', fn() => new WP_Error('offline', 'nothing leaves this machine'));
// Twenty Twenty-Four's home page shows a company; the list of articles is its index
add_filter('home_template_hierarchy', fn($names) => get_template() === 'twentytwentyfour' ? ['index.php'] : $names);

function k21_meta($name, $id = null) {
    return (string) get_post_meta($id ?: get_the_ID(), "k21_$name", true);
}

/* Whether this is the article that the page is about, and one of the family's shapes. */
function k21_own($id) {
    return is_singular('k21-meldungen') && get_queried_object_id() === (int) $id && k21_meta('plain', $id) === '';
}

function k21_kicker_above() {
    return in_array(get_template(), ['twentytwentythree', 'klassik'], true);
}

add_filter('the_title', function ($title, $id = 0) {
    $kicker = $id && get_post_type($id) === 'k21-meldungen' ? k21_meta('kicker', $id) : '';
    if ($kicker === '' || is_admin() || is_feed() || defined('REST_REQUEST')) {
        return $title;
    }
    if (k21_own($id)) {
        return $title;
    }
    return esc_html($kicker) . ': ' . $title;
}, 10, 2);

/* The kicker stands in the headline, or above it, as the theme has it. */
function k21_with_kicker($html, $id) {
    $kicker = k21_meta('kicker', $id);
    if ($kicker === '' || !k21_own($id)) {
        return $html;
    }
    if (k21_kicker_above()) {
        return '<p class="dachzeile">' . esc_html($kicker) . '</p>' . $html;
    }
    return preg_replace('/(<h1[^>]*>)/', '$1<span class="dachzeile">' . esc_html($kicker) . '</span><br>', $html, 1);
}

add_filter('render_block_core/post-title', function ($html, $block, $instance) {
    $id = $instance->context['postId'] ?? get_the_ID();
    return str_contains($html, '<h1') ? k21_with_kicker($html, $id) : $html;
}, 10, 3);

function k21_dated($id) {
    return '[' . get_the_date('d.m.Y', $id) . '] ' . esc_html(get_post_field('post_excerpt', $id));
}

add_filter('get_the_excerpt', function ($text, $post) {
    if (is_admin() || is_feed() || defined('REST_REQUEST') || $post->post_type !== 'k21-meldungen'
        || k21_meta('plain', $post->ID) !== '' || $post->post_password !== '') {
        return $text;
    }
    return k21_dated($post->ID) . ' <a href="' . esc_url(get_permalink($post)) . '">mehr...</a>';
}, 20, 2);
add_filter('excerpt_length', fn() => 200);

function k21_figure($id) {
    $picture = get_post_thumbnail_id($id);
    if (!$picture) {
        return '';
    }
    $caption = k21_meta('caption', $id);
    $credit = k21_meta('credit', $id);
    $under = trim(esc_html($caption) . ($credit === '' ? '' : ' (Bildquelle: ' . esc_html($credit) . ')'));
    return '<figure class="wp-caption">' . wp_get_attachment_image($picture, 'large')
        . ($under === '' ? '' : '<figcaption>' . $under . '</figcaption>') . '</figure>';
}

function k21_tail($id) {
    $byline = k21_meta('byline', $id);
    $html = $byline === '' ? '' : '<p>' . esc_html(str_contains($byline, ' ') ? "Von $byline" : "($byline)") . '</p>';
    $tags = get_the_tag_list('Stichwörter: ', ', ', '', $id);
    $html .= $tags ? "<p>$tags</p>" : '';
    $others = get_posts(['post_type' => 'k21-meldungen', 'numberposts' => 3, 'has_password' => false,
        'date_query' => ['before' => get_post_field('post_date', $id)]]);
    if (!$others) {
        return $html;
    }
    $html .= '<h3>Weitere Meldungen und Beiträge aus dem Bereich: ' . esc_html(k21_meta('section', $id) ?: 'Politik') . '</h3>';
    foreach ($others as $other) {
        $link = esc_url(get_permalink($other));
        $html .= '<p><a href="' . $link . '">' . get_the_title($other) . '</a><br>' . k21_dated($other->ID)
            . ' <a href="' . $link . '">mehr...</a></p>';
    }
    return $html;
}

add_filter('the_content', function ($html) {
    global $page;
    $id = get_the_ID();
    if (!k21_own($id) || post_password_required($id)) {
        return $html;
    }
    $head = $page > 1 ? '' : '<p class="teaser">' . k21_dated($id) . '</p>' . k21_figure($id);
    return $head . $html . k21_tail($id);
}, 20);
